-- Times in which two persons had lifted enforcement: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE break_glass (
    id TEXT NOT NULL PRIMARY KEY,
    tenant TEXT,
    system TEXT,
    reason TEXT NOT NULL,
    requester TEXT NOT NULL,
    approvers TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    -- Null while nobody has written down that it is over; decisions ask the clock.
    ended_at INTEGER,
    ended_by TEXT,
    early INTEGER NOT NULL,
    review_due INTEGER NOT NULL,
    reviewed_at INTEGER,
    reviewer TEXT,
    review TEXT,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX break_glass_open ON break_glass (id) WHERE ended_at IS NULL;
CREATE INDEX break_glass_unreviewed ON break_glass (review_due) WHERE reviewed_at IS NULL;

-- The break-glass under which a decision was made.
ALTER TABLE decision ADD COLUMN break_glass TEXT;
CREATE INDEX decision_break_glass ON decision (break_glass, position) WHERE break_glass IS NOT NULL;
