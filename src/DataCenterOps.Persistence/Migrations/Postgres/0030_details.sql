-- What an entry names by a salted hash and may be erased: names and contacts of persons. Without the row the entry tells nothing of them.
CREATE TABLE ledger_detail (
    hash        text COLLATE "C" NOT NULL PRIMARY KEY,
    stream      text COLLATE "C" NOT NULL,
    version     bigint NOT NULL,
    salt        bytea NOT NULL CHECK (octet_length(salt) = 32),
    bytes       bytea NOT NULL,
    -- The key that the bytes are encrypted under. Null: they are not.
    payload_key text,
    UNIQUE (stream, version)
);

-- Commands on objects that hold something personal: their salts go with the details, even where a command changed nothing.
ALTER TABLE ledger_operation ADD COLUMN stream text COLLATE "C";
CREATE INDEX ledger_operation_stream ON ledger_operation (stream) WHERE stream IS NOT NULL;
