-- A sending whose carrier is not configured any more ends as what it is: a state of its own, which nobody takes for one that a server refused.
CREATE TABLE message_dispatch_new (
    id TEXT NOT NULL PRIMARY KEY,
    carrier TEXT NOT NULL,
    -- The person whom a mail is for; empty for programs.
    target TEXT NOT NULL,
    -- 1: waits for no window and takes no other message in.
    at_once INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'dead', 'dropped', 'stranded')),
    -- Messages in it; of many, only the first are in message_part.
    total INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    lease_until INTEGER NOT NULL,
    -- A code, never what a server has said.
    error TEXT,
    done_at INTEGER
) STRICT;
INSERT INTO message_dispatch_new SELECT id, carrier, target, at_once, state, total, due_at, next_at, attempts, lease_until, error, done_at FROM message_dispatch;
DROP TABLE message_dispatch;
ALTER TABLE message_dispatch_new RENAME TO message_dispatch;
CREATE INDEX message_dispatch_due ON message_dispatch (carrier, next_at) WHERE state = 'pending';
CREATE INDEX message_dispatch_target ON message_dispatch (carrier, target, due_at);
CREATE INDEX message_dispatch_state ON message_dispatch (state, id);
