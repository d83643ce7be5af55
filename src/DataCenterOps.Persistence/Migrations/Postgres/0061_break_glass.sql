-- Times in which two persons had lifted enforcement: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE break_glass (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    tenant text COLLATE "C",
    system text COLLATE "C",
    reason text NOT NULL,
    requester text COLLATE "C" NOT NULL,
    approvers text NOT NULL,
    begun_at bigint NOT NULL,
    until_at bigint NOT NULL,
    -- Null while nobody has written down that it is over; decisions ask the clock.
    ended_at bigint,
    ended_by text COLLATE "C",
    early bigint NOT NULL,
    review_due bigint NOT NULL,
    reviewed_at bigint,
    reviewer text COLLATE "C",
    review text,
    position bigint NOT NULL
);
CREATE INDEX break_glass_open ON break_glass (id) WHERE ended_at IS NULL;
CREATE INDEX break_glass_unreviewed ON break_glass (review_due) WHERE reviewed_at IS NULL;

-- The break-glass under which a decision was made.
ALTER TABLE decision ADD COLUMN break_glass text COLLATE "C";
CREATE INDEX decision_break_glass ON decision (break_glass, position) WHERE break_glass IS NOT NULL;
