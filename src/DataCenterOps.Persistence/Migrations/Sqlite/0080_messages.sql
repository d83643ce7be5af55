-- Not views: a rebuild leaves all of these alone. What is to be told is written with the entry that causes it.
CREATE TABLE message (
    id TEXT NOT NULL PRIMARY KEY,
    -- The name of what is told: a second telling of it is dropped.
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    facts TEXT NOT NULL,
    -- For one person, or for all with one of these roles (codes with commas) who may see the tenant's things, but for one.
    person TEXT,
    roles TEXT NOT NULL,
    tenant TEXT,
    except_person TEXT,
    at INTEGER NOT NULL,
    -- When it was spread to persons and carriers.
    spread_at INTEGER
) STRICT;
CREATE INDEX message_waiting ON message (id) WHERE spread_at IS NULL;
CREATE INDEX message_age ON message (at);

-- A person's messages in the console.
CREATE TABLE message_notice (
    person TEXT NOT NULL,
    message TEXT NOT NULL,
    read_at INTEGER,
    PRIMARY KEY (person, message)
) STRICT;
CREATE INDEX message_notice_message ON message_notice (message);

-- One sending: a mail to a person, an event to a webhook, a line to syslog. No addresses: they are looked up when it is sent.
CREATE TABLE message_dispatch (
    id TEXT NOT NULL PRIMARY KEY,
    carrier TEXT NOT NULL,
    -- The person whom a mail is for; empty for programs.
    target TEXT NOT NULL,
    -- 1: waits for no window and takes no other message in.
    at_once INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'dead', 'dropped')),
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
CREATE INDEX message_dispatch_due ON message_dispatch (carrier, next_at) WHERE state = 'pending';
CREATE INDEX message_dispatch_target ON message_dispatch (carrier, target, due_at);
CREATE INDEX message_dispatch_state ON message_dispatch (state, id);

CREATE TABLE message_part (
    dispatch TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (dispatch, message)
) STRICT;
CREATE INDEX message_part_message ON message_part (message);

-- Personal: language and address of a person. Deleting the row erases them.
CREATE TABLE person_contact (
    person TEXT NOT NULL PRIMARY KEY,
    language TEXT NOT NULL,
    address TEXT,
    -- An address that is not confirmed yet, and the hash of the code that confirms it.
    asked_address TEXT,
    asked_at INTEGER NOT NULL DEFAULT 0,
    asked_count INTEGER NOT NULL DEFAULT 0,
    code_hash TEXT,
    code_until INTEGER NOT NULL DEFAULT 0,
    code_tries INTEGER NOT NULL DEFAULT 0,
    -- Codes of kinds, with commas, that the person does not want by mail.
    muted TEXT NOT NULL DEFAULT ''
) STRICT;

-- Where a person has signed in from before, as hashes of device and network.
CREATE TABLE person_place (
    person TEXT NOT NULL,
    hash TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (person, hash)
) STRICT;

-- Accounts on which attempts were slowed down, and whether that is told: at most once in a window.
CREATE TABLE sign_in_slowed (
    person TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    told INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_slowed_untold ON sign_in_slowed (person) WHERE told = 0;

-- Requests whose time is over are looked for.
CREATE INDEX approval_term ON approval (state, expires_at);
