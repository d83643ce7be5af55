-- Not views: a rebuild leaves all of these alone. What is to be told is written with the entry that causes it.
CREATE TABLE message (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    -- The name of what is told: a second telling of it is dropped.
    key text COLLATE "C" NOT NULL UNIQUE,
    kind text COLLATE "C" NOT NULL,
    facts text NOT NULL,
    -- For one person, or for all with one of these roles (codes with commas) who may see the tenant's things, but for one.
    person text COLLATE "C",
    roles text NOT NULL,
    tenant text COLLATE "C",
    except_person text COLLATE "C",
    at bigint NOT NULL,
    -- When it was spread to persons and carriers.
    spread_at bigint
);
CREATE INDEX message_waiting ON message (id) WHERE spread_at IS NULL;
CREATE INDEX message_age ON message (at);

-- A person's messages in the console.
CREATE TABLE message_notice (
    person text COLLATE "C" NOT NULL,
    message text COLLATE "C" NOT NULL,
    read_at bigint,
    PRIMARY KEY (person, message)
);
CREATE INDEX message_notice_message ON message_notice (message);

-- One sending: a mail to a person, an event to a webhook, a line to syslog. No addresses: they are looked up when it is sent.
CREATE TABLE message_dispatch (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    carrier text COLLATE "C" NOT NULL,
    -- The person whom a mail is for; empty for programs.
    target text COLLATE "C" NOT NULL,
    -- 1: waits for no window and takes no other message in.
    at_once bigint NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('pending', 'sent', 'dead', 'dropped')),
    -- Messages in it; of many, only the first are in message_part.
    total bigint NOT NULL,
    due_at bigint NOT NULL,
    next_at bigint NOT NULL,
    attempts bigint NOT NULL,
    lease_until bigint NOT NULL,
    -- A code, never what a server has said.
    error text,
    done_at bigint
);
CREATE INDEX message_dispatch_due ON message_dispatch (carrier, next_at) WHERE state = 'pending';
CREATE INDEX message_dispatch_target ON message_dispatch (carrier, target, due_at);
CREATE INDEX message_dispatch_state ON message_dispatch (state, id);

CREATE TABLE message_part (
    dispatch text COLLATE "C" NOT NULL,
    message text COLLATE "C" NOT NULL,
    PRIMARY KEY (dispatch, message)
);
CREATE INDEX message_part_message ON message_part (message);

-- Personal: language and address of a person. Deleting the row erases them.
CREATE TABLE person_contact (
    person text COLLATE "C" NOT NULL PRIMARY KEY,
    language text NOT NULL,
    address text,
    -- An address that is not confirmed yet, and the hash of the code that confirms it.
    asked_address text,
    asked_at bigint NOT NULL DEFAULT 0,
    asked_count bigint NOT NULL DEFAULT 0,
    code_hash text,
    code_until bigint NOT NULL DEFAULT 0,
    code_tries bigint NOT NULL DEFAULT 0,
    -- Codes of kinds, with commas, that the person does not want by mail.
    muted text NOT NULL DEFAULT ''
);

-- Where a person has signed in from before, as hashes of device and network.
CREATE TABLE person_place (
    person text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    seen_at bigint NOT NULL,
    PRIMARY KEY (person, hash)
);

-- Accounts on which attempts were slowed down, and whether that is told: at most once in a window.
CREATE TABLE sign_in_slowed (
    person text COLLATE "C" NOT NULL PRIMARY KEY,
    at bigint NOT NULL,
    told bigint NOT NULL
);
CREATE INDEX sign_in_slowed_untold ON sign_in_slowed (person) WHERE told = 0;

-- Requests whose time is over are looked for.
CREATE INDEX approval_term ON approval (state, expires_at);
