-- The log's epochs but the first: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE ledger_epoch (
    epoch bigint NOT NULL PRIMARY KEY,
    origin text NOT NULL,
    -- What the epoch's first entry says: where the one before it ends, and what is lost.
    body text NOT NULL,
    -- 1: entries that were signed are lost. Nothing is signed before two persons have accepted it.
    is_lossy bigint NOT NULL,
    accepted_at bigint,
    position bigint NOT NULL
);
