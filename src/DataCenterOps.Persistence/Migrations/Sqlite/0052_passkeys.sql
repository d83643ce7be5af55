-- Passkeys of people, beside the ledger. Public keys only: the private ones never leave their devices.
CREATE TABLE person_passkey (
    -- The credential's id as WebAuthn writes it: base64url.
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    public_key BLOB NOT NULL,
    sign_count INTEGER NOT NULL,
    transports TEXT NOT NULL,
    -- 1: it may be copied to other devices through its maker's cloud.
    backup_eligible INTEGER NOT NULL,
    backed_up INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX person_passkey_person ON person_passkey (person, id);

-- Challenges that were answered: no answer is good twice.
CREATE TABLE used_challenge (
    hash TEXT NOT NULL PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX used_challenge_age ON used_challenge (expires_at);
