-- Facts are numbered without gaps in series: what is counted, by which silo, since which start. A series has one writer; once closed it has none.
CREATE TABLE fact_series (
    id       INTEGER NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL UNIQUE,
    facts    TEXT    NOT NULL,
    -- What the salts of rows are made of.
    secret   BLOB    NOT NULL CHECK (length(secret) = 32),
    alive_at INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    digested INTEGER NOT NULL,
    digests  INTEGER NOT NULL,
    closed   INTEGER NOT NULL CHECK (closed IN (0, 1)),
    CHECK (digested <= last)
) STRICT;
CREATE INDEX fact_series_waiting ON fact_series (id) WHERE digested < last OR closed = 0;

ALTER TABLE usage_event ADD COLUMN series INTEGER;
ALTER TABLE usage_event ADD COLUMN number INTEGER;

-- What was received before there were digests is a series of its own: its offsets had no gaps. The next start digests it.
INSERT INTO fact_series (name, facts, secret, alive_at, last, digested, digests, closed)
SELECT 'usage/any/before-digests', 'usage', randomblob(32), 0, last, 0, 0, 1 FROM usage_head WHERE last > 0;
UPDATE usage_event SET series = (SELECT id FROM fact_series WHERE name = 'usage/any/before-digests'), number = log_offset;
CREATE UNIQUE INDEX usage_event_number ON usage_event (series, number);

-- Older results go within 48 hours, without a digest.
ALTER TABLE check_result ADD COLUMN series INTEGER;
ALTER TABLE check_result ADD COLUMN number INTEGER;
CREATE UNIQUE INDEX check_result_number ON check_result (series, number);

-- The digests that entries hold: a view.
CREATE TABLE fact_digest (
    series       TEXT    NOT NULL,
    first_number INTEGER NOT NULL,
    last_number  INTEGER NOT NULL,
    root         TEXT    NOT NULL,
    from_at      INTEGER NOT NULL,
    until_at     INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    PRIMARY KEY (series, first_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_digest_position ON fact_digest (position);
