-- What the writer writes while the database is lost, to see whether it is back. Nobody reads it.
CREATE TABLE ledger_pulse (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
) STRICT;
INSERT INTO ledger_pulse (id, at) VALUES (1, 0);
