-- What has ended a waiver: its own entry, or that of the waiver that took its place, which is of another stream. The one that is first in
-- the ledger counts, in whatever order the rows are made.
CREATE TABLE waiver_end (
    waiver TEXT NOT NULL,
    position INTEGER NOT NULL,
    ended TEXT NOT NULL,
    ended_at INTEGER NOT NULL,
    ended_by TEXT,
    end_reason TEXT,
    PRIMARY KEY (waiver, position)
) STRICT, WITHOUT ROWID;
INSERT INTO waiver_end (waiver, position, ended, ended_at, ended_by, end_reason)
SELECT id, position, ended, ended_at, ended_by, end_reason FROM waiver WHERE ended IS NOT NULL;
