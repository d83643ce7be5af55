-- Permissions to leave findings open: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE waiver (
    id TEXT NOT NULL PRIMARY KEY,
    -- The owner of the subjects; null for the platform's own things.
    tenant TEXT,
    policy TEXT NOT NULL,
    category TEXT NOT NULL,
    reason TEXT NOT NULL,
    ticket TEXT NOT NULL,
    risk_owner TEXT NOT NULL,
    -- What it leaves open: the whole of what others agreed to.
    arguments TEXT NOT NULL,
    pairs INTEGER NOT NULL,
    points INTEGER NOT NULL,
    renewal INTEGER NOT NULL,
    requester TEXT NOT NULL,
    approvers TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    -- Since when its findings have been waived, the waivers before it included.
    since_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    -- Null while nobody has written down that it is over; decisions ask the clock.
    ended TEXT,
    ended_at INTEGER,
    ended_by TEXT,
    end_reason TEXT,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX waiver_open ON waiver (id) WHERE ended IS NULL;
CREATE INDEX waiver_policy ON waiver (tenant, policy, id);
CREATE INDEX waiver_position ON waiver (position);
