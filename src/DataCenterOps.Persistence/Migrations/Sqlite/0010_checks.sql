-- Results of checks: facts, kept for 48 hours. One for a check and a due instant, so that a wake is safe to repeat.
CREATE TABLE check_result (
    check_id        TEXT    NOT NULL,
    due_at          INTEGER NOT NULL,
    delay_ms        INTEGER NOT NULL,
    duration_ms     INTEGER NOT NULL,
    outcome         TEXT    NOT NULL,
    reason          TEXT,
    detail          TEXT,
    status          INTEGER,
    leaf_not_after  INTEGER,
    chain_not_after INTEGER,
    observer        TEXT,
    PRIMARY KEY (check_id, due_at)
) STRICT, WITHOUT ROWID;

-- The retention walks from the oldest.
CREATE INDEX check_result_due ON check_result (due_at);

-- What the results of each check amount to, written with them.
CREATE TABLE check_state (
    check_id         TEXT    NOT NULL PRIMARY KEY,
    system           TEXT    NOT NULL,
    tenant           TEXT    NOT NULL,
    plan             TEXT    NOT NULL,
    hash             INTEGER NOT NULL,
    state            TEXT    NOT NULL,
    since            INTEGER NOT NULL,
    last_due         INTEGER NOT NULL,
    last_result_at   INTEGER,
    last_outcome     TEXT,
    last_reason      TEXT,
    last_duration_ms INTEGER NOT NULL,
    failures         INTEGER NOT NULL,
    successes        INTEGER NOT NULL,
    untold           INTEGER NOT NULL,
    down_confirmed   INTEGER NOT NULL,
    tls_not_after    INTEGER
) STRICT, WITHOUT ROWID;

-- A shard reads its own.
CREATE INDEX check_state_hash ON check_state (hash);
