CREATE TABLE pack (
    id text COLLATE "C" NOT NULL,
    revision text COLLATE "C" NOT NULL,
    version text NOT NULL,
    document_sha256 text NOT NULL,
    state text COLLATE "C" NOT NULL,
    activated_at bigint NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (id, revision)
);
CREATE INDEX pack_state ON pack (state, id);

CREATE TABLE decision (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    position bigint NOT NULL,
    at bigint NOT NULL,
    tenant text COLLATE "C",
    operation text NOT NULL,
    subject_kind text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    actor text COLLATE "C" NOT NULL,
    revision text COLLATE "C",
    document_sha256 text,
    json_sha256 text,
    results text NOT NULL
);
CREATE INDEX decision_tenant ON decision (tenant, position);
CREATE INDEX decision_subject ON decision (subject_kind, subject_id, position);
CREATE INDEX decision_outcome ON decision (outcome, position);
CREATE INDEX decision_position ON decision (position);

CREATE TABLE finding (
    policy text COLLATE "C" NOT NULL,
    rule text COLLATE "C" NOT NULL,
    subject_kind text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    tenant text COLLATE "C",
    severity text COLLATE "C" NOT NULL,
    category text NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    first_seen bigint NOT NULL,
    last_seen bigint NOT NULL,
    fixed_at bigint,
    evidence_sha256 text,
    message text NOT NULL,
    body text NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (policy, rule, subject_kind, subject_id)
);
CREATE INDEX finding_tenant ON finding (tenant, fixed_at, severity);
CREATE INDEX finding_subject ON finding (subject_kind, subject_id);
CREATE INDEX finding_open ON finding (fixed_at, severity, policy);
