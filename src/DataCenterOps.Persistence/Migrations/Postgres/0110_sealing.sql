-- The tree begins empty: the root is SHA-256 of nothing.
INSERT INTO ledger_head (id, epoch, size, root, edge)
VALUES (1, 1, 0, '\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '');

-- The log's name, set once: it stands in every checkpoint and in the names of its keys.
CREATE TABLE ledger_origin (
    epoch bigint NOT NULL PRIMARY KEY,
    origin text NOT NULL
);

-- Who seals for now, for economy only: what two sealers may not do, the compare-and-set of ledger_head forbids.
CREATE TABLE ledger_sealer (
    id bigint NOT NULL PRIMARY KEY CHECK (id = 1),
    holder text NOT NULL,
    until_at bigint NOT NULL
);
INSERT INTO ledger_sealer (id, holder, until_at) VALUES (1, '', 0);
