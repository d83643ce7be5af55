-- Read models: they can be dropped and made anew from the ledger.
CREATE TABLE entry_view (
    position bigint NOT NULL PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    at bigint NOT NULL,
    type text COLLATE "C" NOT NULL,
    actor text COLLATE "C" NOT NULL,
    tenant text COLLATE "C",
    outcome text COLLATE "C" NOT NULL
);
CREATE INDEX entry_view_stream ON entry_view (stream, position);
CREATE INDEX entry_view_actor ON entry_view (actor, position);
CREATE INDEX entry_view_type ON entry_view (type, position);
CREATE INDEX entry_view_tenant ON entry_view (tenant, position);
CREATE INDEX entry_view_time ON entry_view (at, position);

CREATE TABLE declared (
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    tenant text COLLATE "C",
    version bigint NOT NULL,
    position bigint NOT NULL,
    changed_at bigint NOT NULL,
    retired boolean NOT NULL,
    fictional boolean NOT NULL,
    estate text COLLATE "C",
    body text,
    document_sha256 text,
    as_written text,
    PRIMARY KEY (kind, id)
);
CREATE INDEX declared_tenant ON declared (tenant, kind, id);
CREATE INDEX declared_retired ON declared (kind, retired, id);
CREATE INDEX declared_position ON declared (kind, position);
CREATE INDEX declared_estate ON declared (estate, kind, id);

CREATE TABLE reference (
    from_kind text COLLATE "C" NOT NULL,
    from_id text COLLATE "C" NOT NULL,
    path text COLLATE "C" NOT NULL,
    to_kind text COLLATE "C" NOT NULL,
    to_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (from_kind, from_id, path, to_kind, to_id)
);
CREATE INDEX reference_to ON reference (to_kind, to_id, from_kind, from_id);

CREATE TABLE system_view (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    tenant text COLLATE "C" NOT NULL,
    name_ar text NOT NULL,
    name_fr text NOT NULL,
    name_en text NOT NULL,
    kind text COLLATE "C" NOT NULL,
    phase text COLLATE "C" NOT NULL,
    classification text COLLATE "C" NOT NULL,
    criticality text COLLATE "C" NOT NULL,
    personal_data boolean NOT NULL,
    fictional boolean NOT NULL,
    primary_site text,
    retired boolean NOT NULL,
    changed_at bigint NOT NULL,
    search text NOT NULL
);
CREATE INDEX system_view_tenant ON system_view (tenant, retired, id);
CREATE INDEX system_view_classification ON system_view (classification, id);
CREATE INDEX system_view_criticality ON system_view (criticality, id);
CREATE INDEX system_view_phase ON system_view (phase, id);

CREATE TABLE system_placement (
    system text COLLATE "C" NOT NULL,
    placement text COLLATE "C" NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    role text COLLATE "C" NOT NULL,
    site text COLLATE "C" NOT NULL,
    PRIMARY KEY (system, placement)
);
CREATE INDEX system_placement_site ON system_placement (site, system);

CREATE TABLE check_definition (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    target text NOT NULL,
    interval_s integer NOT NULL,
    timeout_ms integer NOT NULL,
    hash integer NOT NULL,
    plan text COLLATE "C" NOT NULL,
    body text NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX check_definition_plan ON check_definition (plan, hash);
CREATE INDEX check_definition_system ON check_definition (system);

CREATE TABLE resource_span (
    system text COLLATE "C" NOT NULL,
    resource text COLLATE "C" NOT NULL,
    meter text COLLATE "C" NOT NULL,
    seq integer NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    site text COLLATE "C" NOT NULL,
    zone text NOT NULL,
    criticality text COLLATE "C" NOT NULL,
    quantity text NOT NULL,
    from_at bigint NOT NULL,
    until_at bigint,
    seen_version bigint NOT NULL,
    PRIMARY KEY (system, resource, meter, seq)
);
CREATE INDEX resource_span_tenant ON resource_span (tenant, from_at);
CREATE INDEX resource_span_time ON resource_span (from_at, until_at);
