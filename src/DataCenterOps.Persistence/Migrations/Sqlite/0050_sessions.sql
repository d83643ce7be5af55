-- Sessions of the console. Not views: a rebuild leaves them alone, and the ledger never sees them. The cookie's secret is here as a hash.
CREATE TABLE console_session (
    hash TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    person TEXT,
    -- The API token that was pasted to begin it: the session ends with it.
    token TEXT,
    roles TEXT NOT NULL,
    tenant TEXT NOT NULL,
    method TEXT NOT NULL,
    -- 'enrolment' until the person has proven a second factor: such a session may do nothing but that.
    stage TEXT NOT NULL CHECK (stage IN ('complete', 'enrolment')),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    address TEXT NOT NULL,
    device TEXT NOT NULL
) STRICT;
CREATE INDEX console_session_subject ON console_session (subject, id);
CREATE INDEX console_session_age ON console_session (expires_at);
