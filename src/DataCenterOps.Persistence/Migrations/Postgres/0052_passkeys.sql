-- Passkeys of people, beside the ledger. Public keys only: the private ones never leave their devices.
CREATE TABLE person_passkey (
    -- The credential's id as WebAuthn writes it: base64url.
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    person text COLLATE "C" NOT NULL,
    name text NOT NULL,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    transports text NOT NULL,
    -- 1: it may be copied to other devices through its maker's cloud.
    backup_eligible bigint NOT NULL,
    backed_up bigint NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint
);
CREATE INDEX person_passkey_person ON person_passkey (person, id);

-- Challenges that were answered: no answer is good twice.
CREATE TABLE used_challenge (
    hash text COLLATE "C" NOT NULL PRIMARY KEY,
    expires_at bigint NOT NULL
);
CREATE INDEX used_challenge_age ON used_challenge (expires_at);
