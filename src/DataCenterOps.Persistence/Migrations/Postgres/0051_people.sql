-- A view of the ledger: who may come in, by pseudonym.
CREATE TABLE person (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    roles text NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    state text NOT NULL,
    created_at bigint NOT NULL,
    joined_at bigint,
    position bigint NOT NULL
);
CREATE INDEX person_tenant ON person (tenant, id);

-- Not views: a rebuild leaves them alone, and the ledger never sees them.
CREATE TABLE person_login (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    login text COLLATE "C" NOT NULL UNIQUE,
    name text NOT NULL,
    password_hash text NOT NULL,
    -- Encrypted with the keys of data_protection_key. Null: no authenticator is enrolled.
    code_secret text,
    -- The last step whose code was used: no code is good twice.
    code_step bigint NOT NULL DEFAULT 0
);

CREATE TABLE person_recovery (
    person text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (person, hash)
);

-- What was tried and has not succeeded, by account and by address; both as hashes.
CREATE TABLE sign_in_attempt (
    key text COLLATE "C" NOT NULL PRIMARY KEY,
    count bigint NOT NULL,
    last_at bigint NOT NULL
);
CREATE INDEX sign_in_attempt_age ON sign_in_attempt (last_at);
