CREATE TABLE token (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    subject text NOT NULL,
    roles text NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint,
    position bigint NOT NULL
);
CREATE INDEX token_tenant ON token (tenant, id);

-- Not views: a rebuild leaves them alone, and the ledger never sees them.
CREATE TABLE token_credential (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    hash text COLLATE "C" NOT NULL UNIQUE,
    last_used_at bigint
);

CREATE TABLE one_time_link (
    hash text COLLATE "C" NOT NULL PRIMARY KEY,
    subject text NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    roles text NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint
);
CREATE INDEX one_time_link_age ON one_time_link (expires_at);

CREATE TABLE cluster_secret (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    value bytea NOT NULL
);

CREATE TABLE data_protection_key (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    xml text NOT NULL
);
