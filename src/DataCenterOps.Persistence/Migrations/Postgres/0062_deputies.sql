-- Who stands in for whom, for a time: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE deputy (
    person text COLLATE "C" NOT NULL PRIMARY KEY,
    deputy text COLLATE "C" NOT NULL,
    -- The roles by which the person agrees to things: what the deputy gets to see.
    roles text NOT NULL,
    from_at bigint NOT NULL,
    until_at bigint NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX deputy_deputy ON deputy (deputy, person);
