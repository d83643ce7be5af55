-- Who stands in for whom, for a time: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE deputy (
    person TEXT NOT NULL PRIMARY KEY,
    deputy TEXT NOT NULL,
    -- The roles by which the person agrees to things: what the deputy gets to see.
    roles TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX deputy_deputy ON deputy (deputy, person);
