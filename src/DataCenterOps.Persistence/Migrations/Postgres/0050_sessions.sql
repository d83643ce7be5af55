-- Sessions of the console. Not views: a rebuild leaves them alone, and the ledger never sees them. The cookie's secret is here as a hash.
CREATE TABLE console_session (
    hash text COLLATE "C" NOT NULL PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    subject text COLLATE "C" NOT NULL,
    person text,
    -- The API token that was pasted to begin it: the session ends with it.
    token text,
    roles text NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    method text NOT NULL,
    -- 'enrolment' until the person has proven a second factor: such a session may do nothing but that.
    stage text NOT NULL CHECK (stage IN ('complete', 'enrolment')),
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    address text NOT NULL,
    device text NOT NULL
);
CREATE INDEX console_session_subject ON console_session (subject, id);
CREATE INDEX console_session_age ON console_session (expires_at);
