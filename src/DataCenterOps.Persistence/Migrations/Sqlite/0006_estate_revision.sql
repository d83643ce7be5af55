-- How often objects of a kind have changed. Whoever remembers facts of that kind asks this row whether they still hold.
CREATE TABLE estate_revision (
    kind TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
