-- Who asked others to agree to what: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE approval (
    id TEXT NOT NULL PRIMARY KEY,
    operation TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    tenant TEXT,
    requester TEXT NOT NULL,
    digest TEXT NOT NULL,
    form TEXT NOT NULL,
    others INTEGER NOT NULL,
    agreed INTEGER NOT NULL,
    state TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX approval_state ON approval (state, id);

CREATE TABLE approval_act (
    approval TEXT NOT NULL,
    version INTEGER NOT NULL,
    act TEXT NOT NULL,
    person TEXT,
    other TEXT,
    note TEXT,
    at INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (approval, version)
) STRICT;

-- The human being whom a token belongs to; absent for programs.
ALTER TABLE token ADD COLUMN person TEXT;
CREATE INDEX token_person ON token (person);
