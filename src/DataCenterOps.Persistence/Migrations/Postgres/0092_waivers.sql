-- Permissions to leave findings open: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE waiver (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    -- The owner of the subjects; null for the platform's own things.
    tenant text COLLATE "C",
    policy text COLLATE "C" NOT NULL,
    category text COLLATE "C" NOT NULL,
    reason text NOT NULL,
    ticket text NOT NULL,
    risk_owner text NOT NULL,
    -- What it leaves open: the whole of what others agreed to.
    arguments text NOT NULL,
    pairs bigint NOT NULL,
    points bigint NOT NULL,
    renewal bigint NOT NULL,
    requester text COLLATE "C" NOT NULL,
    approvers text NOT NULL,
    granted_at bigint NOT NULL,
    -- Since when its findings have been waived, the waivers before it included.
    since_at bigint NOT NULL,
    until_at bigint NOT NULL,
    -- Null while nobody has written down that it is over; decisions ask the clock.
    ended text COLLATE "C",
    ended_at bigint,
    ended_by text COLLATE "C",
    end_reason text,
    position bigint NOT NULL
);
CREATE INDEX waiver_open ON waiver (id) WHERE ended IS NULL;
CREATE INDEX waiver_policy ON waiver (tenant, policy, id);
CREATE INDEX waiver_position ON waiver (position);
