-- A sending whose carrier is not configured any more ends as what it is: a state of its own, which nobody takes for one that a server refused.
ALTER TABLE message_dispatch DROP CONSTRAINT message_dispatch_state_check;
ALTER TABLE message_dispatch ADD CONSTRAINT message_dispatch_state_check CHECK (state IN ('pending', 'sent', 'dead', 'dropped', 'stranded'));
