CREATE TABLE pack (
    id TEXT NOT NULL,
    revision TEXT NOT NULL,
    version TEXT NOT NULL,
    document_sha256 TEXT NOT NULL,
    state TEXT NOT NULL,
    activated_at INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id, revision)
) STRICT;
CREATE INDEX pack_state ON pack (state, id);

CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    tenant TEXT,
    operation TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    actor TEXT NOT NULL,
    revision TEXT,
    document_sha256 TEXT,
    json_sha256 TEXT,
    results TEXT NOT NULL
) STRICT;
CREATE INDEX decision_tenant ON decision (tenant, position);
CREATE INDEX decision_subject ON decision (subject_kind, subject_id, position);
CREATE INDEX decision_outcome ON decision (outcome, position);
CREATE INDEX decision_position ON decision (position);

CREATE TABLE finding (
    policy TEXT NOT NULL,
    rule TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    tenant TEXT,
    severity TEXT NOT NULL,
    category TEXT NOT NULL,
    outcome TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    fixed_at INTEGER,
    evidence_sha256 TEXT,
    message TEXT NOT NULL,
    body TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (policy, rule, subject_kind, subject_id)
) STRICT;
CREATE INDEX finding_tenant ON finding (tenant, fixed_at, severity);
CREATE INDEX finding_subject ON finding (subject_kind, subject_id);
CREATE INDEX finding_open ON finding (fixed_at, severity, policy);
