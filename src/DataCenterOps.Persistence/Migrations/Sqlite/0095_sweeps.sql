-- What has changed and whose subjects are still to be found: written with the entry, taken away by whoever spreads it.
CREATE TABLE sweep_change (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    stamp TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Subjects that are to be judged again, by the shard that judges them.
CREATE TABLE sweep_mark (
    shard TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    stamp TEXT NOT NULL,
    PRIMARY KEY (shard, kind, id)
) STRICT, WITHOUT ROWID;

-- How far a sweep over everything has come that has not ended. It moves in the commit of the findings that it tells of.
CREATE TABLE sweep_progress (
    shard TEXT NOT NULL PRIMARY KEY,
    revision TEXT NOT NULL,
    position INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    subjects INTEGER NOT NULL,
    opened INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    closed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Read models: what the last sweep of a shard came to, what became of each finding, and how many were open on which day.
CREATE TABLE sweep_run (
    shard TEXT NOT NULL PRIMARY KEY,
    mode TEXT NOT NULL,
    revision TEXT NOT NULL,
    judged_position INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    full_revision TEXT,
    full_at INTEGER,
    subjects INTEGER NOT NULL,
    open INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_event (
    position INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    policy TEXT NOT NULL,
    rule TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    tenant TEXT,
    severity TEXT,
    outcome TEXT,
    actor TEXT NOT NULL,
    revision TEXT
) STRICT;
CREATE INDEX finding_event_of ON finding_event (subject_kind, subject_id, policy, rule, position);

CREATE TABLE finding_trend (
    shard TEXT NOT NULL,
    day TEXT NOT NULL,
    critical INTEGER NOT NULL,
    high INTEGER NOT NULL,
    medium INTEGER NOT NULL,
    low INTEGER NOT NULL,
    PRIMARY KEY (shard, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_trend_day ON finding_trend (day, shard);

-- A page of a sweep asks for the findings of its subjects.
CREATE INDEX finding_shard ON finding (tenant, subject_kind, subject_id);
