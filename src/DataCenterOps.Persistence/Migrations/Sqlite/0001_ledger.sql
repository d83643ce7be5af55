-- The system of record. Entries are only ever added.
CREATE TABLE ledger_entry (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (stream, version)
) STRICT;

CREATE TRIGGER ledger_entry_keep_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;

CREATE TRIGGER ledger_entry_keep_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'the ledger is never shortened'); END;

-- Answers of commands, so that a repeat gets the first one. Rows go after 30 days.
CREATE TABLE ledger_operation (
    caller TEXT NOT NULL,
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    salt BLOB NOT NULL,
    position INTEGER NOT NULL,
    answer BLOB NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (caller, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_operation_age ON ledger_operation (answered_at);

CREATE TABLE ledger_document (
    sha256 TEXT NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

-- Written by the sealer: which entry is which leaf of the tree, the tree itself and what was signed.
CREATE TABLE ledger_leaf (
    epoch INTEGER NOT NULL,
    leaf_index INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (epoch, leaf_index),
    UNIQUE (position)
) STRICT;

CREATE TABLE ledger_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    epoch INTEGER NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    edge BLOB NOT NULL
) STRICT;

CREATE TABLE ledger_integration (
    epoch INTEGER NOT NULL,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    integrated_at INTEGER NOT NULL,
    PRIMARY KEY (epoch, size)
) STRICT;
CREATE INDEX ledger_integration_time ON ledger_integration (integrated_at);

CREATE TABLE ledger_tile (
    epoch INTEGER NOT NULL,
    level INTEGER NOT NULL,
    tile_index INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (epoch, level, tile_index)
) STRICT;

CREATE TABLE ledger_checkpoint (
    epoch INTEGER NOT NULL,
    size INTEGER NOT NULL,
    note TEXT NOT NULL,
    cosignatures TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    PRIMARY KEY (epoch, size)
) STRICT;
