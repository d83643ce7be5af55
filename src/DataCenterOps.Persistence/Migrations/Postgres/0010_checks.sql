-- Results of checks: facts, kept for 48 hours. One for a check and a due instant, so that a wake is safe to repeat.
CREATE TABLE check_result (
    check_id        text COLLATE "C"    NOT NULL,
    due_at          bigint  NOT NULL,
    delay_ms        integer NOT NULL,
    duration_ms     integer NOT NULL,
    outcome         text COLLATE "C"    NOT NULL,
    reason          text,
    detail          text,
    status          integer,
    leaf_not_after  bigint,
    chain_not_after bigint,
    observer        text,
    PRIMARY KEY (check_id, due_at)
);

-- The retention walks from the oldest.
CREATE INDEX check_result_due ON check_result (due_at);

-- What the results of each check amount to, written with them.
CREATE TABLE check_state (
    check_id         text COLLATE "C"    NOT NULL PRIMARY KEY,
    system           text COLLATE "C"    NOT NULL,
    tenant           text COLLATE "C"    NOT NULL,
    plan             text COLLATE "C"    NOT NULL,
    hash             integer NOT NULL,
    state            text COLLATE "C"    NOT NULL,
    since            bigint  NOT NULL,
    last_due         bigint  NOT NULL,
    last_result_at   bigint,
    last_outcome     text COLLATE "C",
    last_reason      text COLLATE "C",
    last_duration_ms integer NOT NULL,
    failures         integer NOT NULL,
    successes        integer NOT NULL,
    untold           integer NOT NULL,
    down_confirmed   integer NOT NULL,
    tls_not_after    bigint
);

-- A shard reads its own.
CREATE INDEX check_state_hash ON check_state (hash);
