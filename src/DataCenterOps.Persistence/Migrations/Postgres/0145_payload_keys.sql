-- Keys of erasable details, one or more for a tenant and a month. Each is wrapped under a secret that lies outside of this database.
CREATE TABLE payload_key (
    id      text COLLATE "C" NOT NULL PRIMARY KEY,
    -- `-` for what belongs to no tenant.
    tenant  text COLLATE "C" NOT NULL,
    month   text COLLATE "C" NOT NULL,
    -- The log's epoch in which it was made: after a restore new details get new keys.
    epoch   bigint NOT NULL,
    -- Null: destroyed.
    wrapped bytea
);
CREATE INDEX payload_key_month ON payload_key (tenant, month);

-- What an entry has ordered to erase and is not gone yet.
CREATE TABLE erasure_due (
    stream text COLLATE "C" NOT NULL PRIMARY KEY,
    kind   text,
    id     text,
    tenant text,
    month  text
);

-- Salt and bytes lie encrypted in `bytes`; only rows of before have them in clear, until the next start.
ALTER TABLE ledger_detail ALTER COLUMN salt DROP NOT NULL;
ALTER TABLE ledger_detail ALTER COLUMN payload_key TYPE text COLLATE "C";
ALTER TABLE ledger_detail ADD CHECK ((salt IS NULL) = (payload_key IS NOT NULL));
CREATE INDEX ledger_detail_key ON ledger_detail (payload_key);
