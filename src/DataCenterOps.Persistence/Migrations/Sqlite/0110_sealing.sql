-- The tree begins empty: the root is SHA-256 of nothing.
INSERT INTO ledger_head (id, epoch, size, root, edge)
VALUES (1, 1, 0, X'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', X'');

-- The log's name, set once: it stands in every checkpoint and in the names of its keys.
CREATE TABLE ledger_origin (
    epoch INTEGER NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL
) STRICT;

-- Who seals for now, for economy only: what two sealers may not do, the compare-and-set of ledger_head forbids.
CREATE TABLE ledger_sealer (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    holder TEXT NOT NULL,
    until_at INTEGER NOT NULL
) STRICT;
INSERT INTO ledger_sealer (id, holder, until_at) VALUES (1, '', 0);
