-- What the writer writes while the database is lost, to see whether it is back. Nobody reads it.
CREATE TABLE ledger_pulse (
    id bigint NOT NULL PRIMARY KEY CHECK (id = 1),
    at bigint NOT NULL
);
INSERT INTO ledger_pulse (id, at) VALUES (1, 0);
