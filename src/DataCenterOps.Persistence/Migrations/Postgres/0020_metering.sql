-- Usage events as they were received: append-only. The head gives offsets in the order of commits, on every silo.
CREATE TABLE usage_head (
    id bigint NOT NULL PRIMARY KEY CHECK (id = 1),
    last bigint NOT NULL
);
INSERT INTO usage_head (id, last) VALUES (1, 0);

CREATE TABLE usage_event (
    log_offset bigint NOT NULL PRIMARY KEY,
    received_at bigint NOT NULL,
    source text COLLATE "C" NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    system text COLLATE "C" NOT NULL,
    resource text COLLATE "C" NOT NULL,
    meter text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    quantity numeric(38,9) NOT NULL,
    from_at bigint NOT NULL,
    until_at bigint,
    quality text COLLATE "C" NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    signature text COLLATE "C",
    canonical bytea NOT NULL
);
-- Rating asks what reaches into an interval of a series, and what is new of a meter.
CREATE INDEX usage_event_series ON usage_event (tenant, meter, system, resource, from_at);
CREATE INDEX usage_event_new ON usage_event (tenant, meter, log_offset);

-- Unique for ever: the same name is the same event or a conflict.
CREATE TABLE usage_event_key (
    source text COLLATE "C" NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    log_offset bigint NOT NULL,
    PRIMARY KEY (source, event_id)
);

-- One measurement of a collector for a window. The key is a hash of source, subject, meter, start and end.
CREATE TABLE usage_window (
    window_key text COLLATE "C" NOT NULL PRIMARY KEY,
    digest text COLLATE "C" NOT NULL
);

-- What contradicts the log: kept for whoever looks into it, not billed.
CREATE TABLE usage_anomaly (
    source text COLLATE "C" NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    stored_digest text COLLATE "C" NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    received_at bigint NOT NULL,
    canonical bytea NOT NULL,
    PRIMARY KEY (source, event_id, digest)
);
CREATE INDEX usage_anomaly_tenant ON usage_anomaly (tenant, received_at);

-- What is measured of what, and since when: from then on declarations no longer count.
CREATE TABLE usage_series (
    tenant text COLLATE "C" NOT NULL,
    meter text COLLATE "C" NOT NULL,
    system text COLLATE "C" NOT NULL,
    resource text COLLATE "C" NOT NULL,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL,
    PRIMARY KEY (tenant, meter, system, resource)
);

-- Priced usage: append-only. What proves wrong is reversed by a row that names it, and never edited.
CREATE TABLE charge (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    tenant text COLLATE "C" NOT NULL,
    system text COLLATE "C" NOT NULL,
    resource text COLLATE "C" NOT NULL,
    meter text COLLATE "C" NOT NULL,
    sku text COLLATE "C" NOT NULL,
    price_id text COLLATE "C" NOT NULL,
    book text COLLATE "C" NOT NULL,
    pool text COLLATE "C" NOT NULL,
    currency text COLLATE "C" NOT NULL,
    unit text COLLATE "C" NOT NULL,
    quality text COLLATE "C" NOT NULL,
    site text COLLATE "C" NOT NULL,
    zone text COLLATE "C" NOT NULL,
    criticality text COLLATE "C" NOT NULL,
    from_at bigint NOT NULL,
    until_at bigint NOT NULL,
    quantity numeric(38,9) NOT NULL,
    list_price numeric(38,9) NOT NULL,
    price numeric(38,9) NOT NULL,
    list_amount numeric(38,18) NOT NULL,
    amount numeric(38,18) NOT NULL,
    billing_month text COLLATE "C" NOT NULL,
    is_correction boolean NOT NULL,
    reverses text COLLATE "C",
    rated_at bigint NOT NULL
);
CREATE INDEX charge_meter ON charge (tenant, meter, from_at);
CREATE INDEX charge_tenant ON charge (tenant, from_at, id);
CREATE INDEX charge_time ON charge (from_at, id);
CREATE INDEX charge_system ON charge (system, from_at, id);
CREATE UNIQUE INDEX charge_reverses ON charge (reverses);

-- Sums of charges, written with them: by civil day of the usage (2026-10-03) and by billing month (2026-10).
CREATE TABLE cost_sum (
    tenant text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    system text COLLATE "C" NOT NULL,
    meter text COLLATE "C" NOT NULL,
    sku text COLLATE "C" NOT NULL,
    pool text COLLATE "C" NOT NULL,
    currency text COLLATE "C" NOT NULL,
    amount numeric(38,18) NOT NULL,
    PRIMARY KEY (tenant, period, system, meter, sku, pool, currency)
);
CREATE INDEX cost_sum_period ON cost_sum (period, tenant);
CREATE INDEX cost_sum_system ON cost_sum (system, period);

-- Positive charges since the beginning: what a counter may show.
CREATE TABLE cost_charged (
    tenant text COLLATE "C" NOT NULL,
    meter text COLLATE "C" NOT NULL,
    pool text COLLATE "C" NOT NULL,
    currency text COLLATE "C" NOT NULL,
    amount numeric(38,18) NOT NULL,
    PRIMARY KEY (tenant, meter, pool, currency)
);

-- How far the usage of each meter of a tenant is rated, and on what basis. Rating again begins at an earlier hour; passed
-- is the furthest it ever was. The version decides between two raters.
CREATE TABLE rating_progress (
    tenant text COLLATE "C" NOT NULL,
    meter text COLLATE "C" NOT NULL,
    rated_until bigint NOT NULL,
    passed bigint NOT NULL,
    basis text COLLATE "C" NOT NULL,
    usage_offset bigint NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant, meter)
);

-- Each tenant's last run that went through.
CREATE TABLE rating_run (
    tenant text COLLATE "C" NOT NULL PRIMARY KEY,
    rated_until bigint NOT NULL,
    succeeded_at bigint NOT NULL
);

-- Usage that could not be priced, with its hours.
CREATE TABLE rating_problem (
    tenant text COLLATE "C" NOT NULL,
    meter text COLLATE "C" NOT NULL,
    system text COLLATE "C" NOT NULL,
    resource text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    sku text COLLATE "C" NOT NULL,
    from_at bigint NOT NULL,
    until_at bigint NOT NULL,
    PRIMARY KEY (tenant, meter, system, resource, code, sku, from_at)
);
