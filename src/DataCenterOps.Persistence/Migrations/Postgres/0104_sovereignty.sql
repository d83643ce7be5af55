-- Read model: the score of sovereignty of each system, as the last sweep that found it otherwise has judged it.
CREATE TABLE sovereignty_score (
    system_id text COLLATE "C" NOT NULL PRIMARY KEY,
    tenant text COLLATE "C" NOT NULL,
    -- In hundredths of a percent, so that no figure is rounded.
    score bigint NOT NULL,
    declared bigint NOT NULL,
    below bigint NOT NULL,
    weakest text COLLATE "C" NOT NULL,
    -- Where it stands in each objective, in short: what sums over many systems are made of.
    levels text COLLATE "C" NOT NULL,
    body text COLLATE "C" NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    scored_at bigint NOT NULL,
    revision text COLLATE "C" NOT NULL,
    position bigint NOT NULL
);
-- Lists are a tenant's, the worst first; a page of a sweep asks by id.
CREATE INDEX sovereignty_score_tenant ON sovereignty_score (tenant, system_id);
