-- What an entry names by a salted hash and may be erased: names and contacts of persons. Without the row the entry tells nothing of them.
CREATE TABLE ledger_detail (
    hash        TEXT    NOT NULL PRIMARY KEY,
    stream      TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    salt        BLOB    NOT NULL CHECK (length(salt) = 32),
    bytes       BLOB    NOT NULL,
    -- The key that the bytes are encrypted under. Null: they are not.
    payload_key TEXT,
    UNIQUE (stream, version)
) STRICT;

-- Commands on objects that hold something personal: their salts go with the details, even where a command changed nothing.
ALTER TABLE ledger_operation ADD COLUMN stream TEXT;
CREATE INDEX ledger_operation_stream ON ledger_operation (stream) WHERE stream IS NOT NULL;
