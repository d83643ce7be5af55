CREATE TABLE token (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    roles TEXT NOT NULL,
    tenant TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX token_tenant ON token (tenant, id);

-- Not views: a rebuild leaves them alone, and the ledger never sees them.
CREATE TABLE token_credential (
    id TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    last_used_at INTEGER
) STRICT;

CREATE TABLE one_time_link (
    hash TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    tenant TEXT NOT NULL,
    roles TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX one_time_link_age ON one_time_link (expires_at);

CREATE TABLE cluster_secret (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE data_protection_key (
    id TEXT NOT NULL PRIMARY KEY,
    xml TEXT NOT NULL
) STRICT;
