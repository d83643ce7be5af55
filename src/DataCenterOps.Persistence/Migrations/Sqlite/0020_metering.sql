-- Usage events as they were received: append-only. The head gives offsets in the order of commits, on every silo.
CREATE TABLE usage_head (
    id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    last INTEGER NOT NULL
) STRICT;
INSERT INTO usage_head (id, last) VALUES (1, 0);

CREATE TABLE usage_event (
    log_offset  INTEGER NOT NULL PRIMARY KEY,
    received_at INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    event_id    TEXT    NOT NULL,
    type        TEXT    NOT NULL,
    tenant      TEXT    NOT NULL,
    system      TEXT    NOT NULL,
    resource    TEXT    NOT NULL,
    meter       TEXT    NOT NULL,
    unit        TEXT    NOT NULL,
    quantity    TEXT    NOT NULL,
    from_at     INTEGER NOT NULL,
    until_at    INTEGER,
    quality     TEXT    NOT NULL,
    outcome     TEXT    NOT NULL,
    signature   TEXT,
    canonical   BLOB    NOT NULL
) STRICT;
-- Rating asks what reaches into an interval of a series, and what is new of a meter.
CREATE INDEX usage_event_series ON usage_event (tenant, meter, system, resource, from_at);
CREATE INDEX usage_event_new ON usage_event (tenant, meter, log_offset);

-- Unique for ever: the same name is the same event or a conflict.
CREATE TABLE usage_event_key (
    source     TEXT    NOT NULL,
    event_id   TEXT    NOT NULL,
    digest     TEXT    NOT NULL,
    log_offset INTEGER NOT NULL,
    PRIMARY KEY (source, event_id)
) STRICT, WITHOUT ROWID;

-- One measurement of a collector for a window. The key is a hash of source, subject, meter, start and end.
CREATE TABLE usage_window (
    window_key TEXT NOT NULL PRIMARY KEY,
    digest     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What contradicts the log: kept for whoever looks into it, not billed.
CREATE TABLE usage_anomaly (
    source        TEXT    NOT NULL,
    event_id      TEXT    NOT NULL,
    digest        TEXT    NOT NULL,
    outcome       TEXT    NOT NULL,
    stored_digest TEXT    NOT NULL,
    tenant        TEXT    NOT NULL,
    received_at   INTEGER NOT NULL,
    canonical     BLOB    NOT NULL,
    PRIMARY KEY (source, event_id, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX usage_anomaly_tenant ON usage_anomaly (tenant, received_at);

-- What is measured of what, and since when: from then on declarations no longer count.
CREATE TABLE usage_series (
    tenant   TEXT    NOT NULL,
    meter    TEXT    NOT NULL,
    system   TEXT    NOT NULL,
    resource TEXT    NOT NULL,
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    PRIMARY KEY (tenant, meter, system, resource)
) STRICT, WITHOUT ROWID;

-- Priced usage: append-only. What proves wrong is reversed by a row that names it, and never edited.
CREATE TABLE charge (
    id            TEXT    NOT NULL PRIMARY KEY,
    tenant        TEXT    NOT NULL,
    system        TEXT    NOT NULL,
    resource      TEXT    NOT NULL,
    meter         TEXT    NOT NULL,
    sku           TEXT    NOT NULL,
    price_id      TEXT    NOT NULL,
    book          TEXT    NOT NULL,
    pool          TEXT    NOT NULL,
    currency      TEXT    NOT NULL,
    unit          TEXT    NOT NULL,
    quality       TEXT    NOT NULL,
    site          TEXT    NOT NULL,
    zone          TEXT    NOT NULL,
    criticality   TEXT    NOT NULL,
    from_at       INTEGER NOT NULL,
    until_at      INTEGER NOT NULL,
    quantity      TEXT    NOT NULL,
    list_price    TEXT    NOT NULL,
    price         TEXT    NOT NULL,
    list_amount   TEXT    NOT NULL,
    amount        TEXT    NOT NULL,
    billing_month TEXT    NOT NULL,
    is_correction INTEGER NOT NULL,
    reverses      TEXT,
    rated_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX charge_meter ON charge (tenant, meter, from_at);
CREATE INDEX charge_tenant ON charge (tenant, from_at, id);
CREATE INDEX charge_time ON charge (from_at, id);
CREATE INDEX charge_system ON charge (system, from_at, id);
CREATE UNIQUE INDEX charge_reverses ON charge (reverses);

-- Sums of charges, written with them: by civil day of the usage (2026-10-03) and by billing month (2026-10).
CREATE TABLE cost_sum (
    tenant   TEXT NOT NULL,
    period   TEXT NOT NULL,
    system   TEXT NOT NULL,
    meter    TEXT NOT NULL,
    sku      TEXT NOT NULL,
    pool     TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount   TEXT NOT NULL,
    PRIMARY KEY (tenant, period, system, meter, sku, pool, currency)
) STRICT, WITHOUT ROWID;
CREATE INDEX cost_sum_period ON cost_sum (period, tenant);
CREATE INDEX cost_sum_system ON cost_sum (system, period);

-- Positive charges since the beginning: what a counter may show.
CREATE TABLE cost_charged (
    tenant   TEXT NOT NULL,
    meter    TEXT NOT NULL,
    pool     TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount   TEXT NOT NULL,
    PRIMARY KEY (tenant, meter, pool, currency)
) STRICT, WITHOUT ROWID;

-- How far the usage of each meter of a tenant is rated, and on what basis. Rating again begins at an earlier hour; passed
-- is the furthest it ever was. The version decides between two raters.
CREATE TABLE rating_progress (
    tenant       TEXT    NOT NULL,
    meter        TEXT    NOT NULL,
    rated_until  INTEGER NOT NULL,
    passed       INTEGER NOT NULL,
    basis        TEXT    NOT NULL,
    usage_offset INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    PRIMARY KEY (tenant, meter)
) STRICT, WITHOUT ROWID;

-- Each tenant's last run that went through.
CREATE TABLE rating_run (
    tenant       TEXT    NOT NULL PRIMARY KEY,
    rated_until  INTEGER NOT NULL,
    succeeded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Usage that could not be priced, with its hours.
CREATE TABLE rating_problem (
    tenant   TEXT    NOT NULL,
    meter    TEXT    NOT NULL,
    system   TEXT    NOT NULL,
    resource TEXT    NOT NULL,
    code     TEXT    NOT NULL,
    sku      TEXT    NOT NULL,
    from_at  INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, meter, system, resource, code, sku, from_at)
) STRICT, WITHOUT ROWID;
