-- How often objects of a kind have changed. Whoever remembers facts of that kind asks this row whether they still hold.
CREATE TABLE estate_revision (
    kind text NOT NULL PRIMARY KEY,
    revision bigint NOT NULL
);
