-- Read model: the score of sovereignty of each system, as the last sweep that found it otherwise has judged it.
CREATE TABLE sovereignty_score (
    system_id TEXT NOT NULL PRIMARY KEY,
    tenant TEXT NOT NULL,
    -- In hundredths of a percent, so that no figure is rounded.
    score INTEGER NOT NULL,
    declared INTEGER NOT NULL,
    below INTEGER NOT NULL,
    weakest TEXT NOT NULL,
    -- Where it stands in each objective, in short: what sums over many systems are made of.
    levels TEXT NOT NULL,
    body TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    scored_at INTEGER NOT NULL,
    revision TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Lists are a tenant's, the worst first; a page of a sweep asks by id.
CREATE INDEX sovereignty_score_tenant ON sovereignty_score (tenant, system_id);
