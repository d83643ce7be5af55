-- Keys of erasable details, one or more for a tenant and a month. Each is wrapped under a secret that lies outside of this database.
CREATE TABLE payload_key (
    id      TEXT    NOT NULL PRIMARY KEY,
    -- `-` for what belongs to no tenant.
    tenant  TEXT    NOT NULL,
    month   TEXT    NOT NULL,
    -- The log's epoch in which it was made: after a restore new details get new keys.
    epoch   INTEGER NOT NULL,
    -- Null: destroyed.
    wrapped BLOB
) STRICT;
CREATE INDEX payload_key_month ON payload_key (tenant, month);

-- What an entry has ordered to erase and is not gone yet.
CREATE TABLE erasure_due (
    stream TEXT NOT NULL PRIMARY KEY,
    kind   TEXT,
    id     TEXT,
    tenant TEXT,
    month  TEXT
) STRICT;

-- Salt and bytes lie encrypted in `bytes`; only rows of before have them in clear, until the next start.
CREATE TABLE ledger_detail_next (
    hash        TEXT    NOT NULL PRIMARY KEY,
    stream      TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    salt        BLOB,
    bytes       BLOB    NOT NULL,
    payload_key TEXT,
    UNIQUE (stream, version),
    CHECK ((salt IS NULL) = (payload_key IS NOT NULL))
) STRICT;
INSERT INTO ledger_detail_next (hash, stream, version, salt, bytes) SELECT hash, stream, version, salt, bytes FROM ledger_detail;
DROP TABLE ledger_detail;
ALTER TABLE ledger_detail_next RENAME TO ledger_detail;
CREATE INDEX ledger_detail_key ON ledger_detail (payload_key);
