-- Read models: they can be dropped and made anew from the ledger.
CREATE TABLE entry_view (
    position INTEGER NOT NULL PRIMARY KEY,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    actor TEXT NOT NULL,
    tenant TEXT,
    outcome TEXT NOT NULL
) STRICT;
CREATE INDEX entry_view_stream ON entry_view (stream, position);
CREATE INDEX entry_view_actor ON entry_view (actor, position);
CREATE INDEX entry_view_type ON entry_view (type, position);
CREATE INDEX entry_view_tenant ON entry_view (tenant, position);
CREATE INDEX entry_view_time ON entry_view (at, position);

CREATE TABLE declared (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    tenant TEXT,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    fictional INTEGER NOT NULL,
    estate TEXT,
    body TEXT,
    document_sha256 TEXT,
    as_written TEXT,
    PRIMARY KEY (kind, id)
) STRICT;
CREATE INDEX declared_tenant ON declared (tenant, kind, id);
CREATE INDEX declared_retired ON declared (kind, retired, id);
CREATE INDEX declared_position ON declared (kind, position);
CREATE INDEX declared_estate ON declared (estate, kind, id);

CREATE TABLE reference (
    from_kind TEXT NOT NULL,
    from_id TEXT NOT NULL,
    path TEXT NOT NULL,
    to_kind TEXT NOT NULL,
    to_id TEXT NOT NULL,
    PRIMARY KEY (from_kind, from_id, path, to_kind, to_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_to ON reference (to_kind, to_id, from_kind, from_id);

CREATE TABLE system_view (
    id TEXT NOT NULL PRIMARY KEY,
    tenant TEXT NOT NULL,
    name_ar TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_en TEXT NOT NULL,
    kind TEXT NOT NULL,
    phase TEXT NOT NULL,
    classification TEXT NOT NULL,
    criticality TEXT NOT NULL,
    personal_data INTEGER NOT NULL,
    fictional INTEGER NOT NULL,
    primary_site TEXT,
    retired INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    search TEXT NOT NULL
) STRICT;
CREATE INDEX system_view_tenant ON system_view (tenant, retired, id);
CREATE INDEX system_view_classification ON system_view (classification, id);
CREATE INDEX system_view_criticality ON system_view (criticality, id);
CREATE INDEX system_view_phase ON system_view (phase, id);

CREATE TABLE system_placement (
    system TEXT NOT NULL,
    placement TEXT NOT NULL,
    tenant TEXT NOT NULL,
    role TEXT NOT NULL,
    site TEXT NOT NULL,
    PRIMARY KEY (system, placement)
) STRICT, WITHOUT ROWID;
CREATE INDEX system_placement_site ON system_placement (site, system);

CREATE TABLE check_definition (
    id TEXT NOT NULL PRIMARY KEY,
    system TEXT NOT NULL,
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    interval_s INTEGER NOT NULL,
    timeout_ms INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    plan TEXT NOT NULL,
    body TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX check_definition_plan ON check_definition (plan, hash);
CREATE INDEX check_definition_system ON check_definition (system);

CREATE TABLE resource_span (
    system TEXT NOT NULL,
    resource TEXT NOT NULL,
    meter TEXT NOT NULL,
    seq INTEGER NOT NULL,
    tenant TEXT NOT NULL,
    site TEXT NOT NULL,
    zone TEXT NOT NULL,
    criticality TEXT NOT NULL,
    quantity TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    until_at INTEGER,
    seen_version INTEGER NOT NULL,
    PRIMARY KEY (system, resource, meter, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX resource_span_tenant ON resource_span (tenant, from_at);
CREATE INDEX resource_span_time ON resource_span (from_at, until_at);
