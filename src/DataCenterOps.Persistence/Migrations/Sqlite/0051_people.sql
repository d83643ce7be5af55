-- A view of the ledger: who may come in, by pseudonym.
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    roles TEXT NOT NULL,
    tenant TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    joined_at INTEGER,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX person_tenant ON person (tenant, id);

-- Not views: a rebuild leaves them alone, and the ledger never sees them.
CREATE TABLE person_login (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    -- Encrypted with the keys of data_protection_key. Null: no authenticator is enrolled.
    code_secret TEXT,
    -- The last step whose code was used: no code is good twice.
    code_step INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE person_recovery (
    person TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (person, hash)
) STRICT;

-- What was tried and has not succeeded, by account and by address; both as hashes.
CREATE TABLE sign_in_attempt (
    key TEXT NOT NULL PRIMARY KEY,
    count INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_attempt_age ON sign_in_attempt (last_at);
