-- What has ended a waiver: its own entry, or that of the waiver that took its place, which is of another stream. The one that is first in
-- the ledger counts, in whatever order the rows are made.
CREATE TABLE waiver_end (
    waiver text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    ended text COLLATE "C" NOT NULL,
    ended_at bigint NOT NULL,
    ended_by text COLLATE "C",
    end_reason text,
    PRIMARY KEY (waiver, position)
);
INSERT INTO waiver_end (waiver, position, ended, ended_at, ended_by, end_reason)
SELECT id, position, ended, ended_at, ended_by, end_reason FROM waiver WHERE ended IS NOT NULL;
