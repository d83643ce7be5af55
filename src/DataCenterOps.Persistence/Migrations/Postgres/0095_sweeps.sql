-- What has changed and whose subjects are still to be found: written with the entry, taken away by whoever spreads it.
CREATE TABLE sweep_change (
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    stamp text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, id)
);

-- Subjects that are to be judged again, by the shard that judges them.
CREATE TABLE sweep_mark (
    shard text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    stamp text COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, kind, id)
);

-- How far a sweep over everything has come that has not ended. It moves in the commit of the findings that it tells of.
CREATE TABLE sweep_progress (
    shard text COLLATE "C" NOT NULL PRIMARY KEY,
    revision text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    started_at bigint NOT NULL,
    subject_kind text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    subjects bigint NOT NULL,
    opened bigint NOT NULL,
    changed bigint NOT NULL,
    closed bigint NOT NULL
);

-- Read models: what the last sweep of a shard came to, what became of each finding, and how many were open on which day.
CREATE TABLE sweep_run (
    shard text COLLATE "C" NOT NULL PRIMARY KEY,
    mode text COLLATE "C" NOT NULL,
    revision text COLLATE "C" NOT NULL,
    judged_position bigint NOT NULL,
    started_at bigint NOT NULL,
    finished_at bigint NOT NULL,
    full_revision text COLLATE "C",
    full_at bigint,
    subjects bigint NOT NULL,
    open bigint NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    position bigint NOT NULL
);

CREATE TABLE finding_event (
    position bigint NOT NULL PRIMARY KEY,
    at bigint NOT NULL,
    event text COLLATE "C" NOT NULL,
    policy text COLLATE "C" NOT NULL,
    rule text COLLATE "C" NOT NULL,
    subject_kind text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    tenant text COLLATE "C",
    severity text COLLATE "C",
    outcome text COLLATE "C",
    actor text COLLATE "C" NOT NULL,
    revision text COLLATE "C"
);
CREATE INDEX finding_event_of ON finding_event (subject_kind, subject_id, policy, rule, position);

CREATE TABLE finding_trend (
    shard text COLLATE "C" NOT NULL,
    day text COLLATE "C" NOT NULL,
    critical bigint NOT NULL,
    high bigint NOT NULL,
    medium bigint NOT NULL,
    low bigint NOT NULL,
    PRIMARY KEY (shard, day)
);
CREATE INDEX finding_trend_day ON finding_trend (day, shard);

-- A page of a sweep asks for the findings of its subjects.
CREATE INDEX finding_shard ON finding (tenant, subject_kind, subject_id);
