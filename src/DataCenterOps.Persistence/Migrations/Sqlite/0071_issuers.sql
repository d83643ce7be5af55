-- Not a view, and in no entry: who somebody is for an issuer, as the hash of both.
CREATE TABLE person_issuer (
    hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL
) STRICT;
CREATE INDEX person_issuer_person ON person_issuer (person);

-- Whom an issuer vouches for has no name to sign in with here.
CREATE TABLE person_login_next (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    code_secret TEXT,
    code_step INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO person_login_next (id, login, name, password_hash, code_secret, code_step)
SELECT id, login, name, password_hash, code_secret, code_step FROM person_login;
DROP TABLE person_login;
ALTER TABLE person_login_next RENAME TO person_login;
