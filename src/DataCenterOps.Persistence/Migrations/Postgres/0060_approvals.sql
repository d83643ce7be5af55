-- Who asked others to agree to what: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE approval (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    operation text NOT NULL,
    subject_kind text COLLATE "C" NOT NULL,
    subject_id text COLLATE "C" NOT NULL,
    tenant text COLLATE "C",
    requester text COLLATE "C" NOT NULL,
    digest text COLLATE "C" NOT NULL,
    form text NOT NULL,
    others bigint NOT NULL,
    agreed bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    requested_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX approval_state ON approval (state, id);

CREATE TABLE approval_act (
    approval text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    act text COLLATE "C" NOT NULL,
    person text COLLATE "C",
    other text,
    note text,
    at bigint NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (approval, version)
);

-- The human being whom a token belongs to; absent for programs.
ALTER TABLE token ADD COLUMN person text COLLATE "C";
CREATE INDEX token_person ON token (person);
