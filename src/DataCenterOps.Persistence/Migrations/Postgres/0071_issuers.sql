-- Not a view, and in no entry: who somebody is for an issuer, as the hash of both.
CREATE TABLE person_issuer (
    hash text COLLATE "C" NOT NULL PRIMARY KEY,
    person text COLLATE "C" NOT NULL
);
CREATE INDEX person_issuer_person ON person_issuer (person);

-- Whom an issuer vouches for has no name to sign in with here.
ALTER TABLE person_login ALTER COLUMN login DROP NOT NULL;
