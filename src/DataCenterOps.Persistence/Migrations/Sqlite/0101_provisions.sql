-- Versions of provisions in the register of law: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE provision_version (
    provision TEXT NOT NULL,
    number INTEGER NOT NULL,
    document TEXT NOT NULL,
    applies_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    -- The request that others agreed to, or that the set-up identity acted alone.
    approval TEXT,
    position INTEGER NOT NULL,
    PRIMARY KEY (provision, number)
) STRICT;
-- Before each decision its newest position is read.
CREATE INDEX provision_version_position ON provision_version (position);
