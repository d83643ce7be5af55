-- The log's epochs but the first: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE ledger_epoch (
    epoch INTEGER NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL,
    -- What the epoch's first entry says: where the one before it ends, and what is lost.
    body TEXT NOT NULL,
    -- 1: entries that were signed are lost. Nothing is signed before two persons have accepted it.
    is_lossy INTEGER NOT NULL,
    accepted_at INTEGER,
    position INTEGER NOT NULL
) STRICT;
