-- Versions of provisions in the register of law: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE provision_version (
    provision text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    document text NOT NULL,
    applies_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    actor text COLLATE "C" NOT NULL,
    -- The request that others agreed to, or that the set-up identity acted alone.
    approval text COLLATE "C",
    position bigint NOT NULL,
    PRIMARY KEY (provision, number)
);
-- Before each decision its newest position is read.
CREATE INDEX provision_version_position ON provision_version (position);
