-- What sites attest to hold, as of each site's last signed inventory: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE attested_site (
    site text COLLATE "C" NOT NULL PRIMARY KEY,
    taken_at bigint NOT NULL,
    sha256 text NOT NULL,
    signature text NOT NULL,
    items bigint NOT NULL,
    position bigint NOT NULL
);
CREATE TABLE attested_copy (
    site text COLLATE "C" NOT NULL,
    system text COLLATE "C" NOT NULL,
    -- Empty where the site does not say.
    role text COLLATE "C" NOT NULL,
    volumes bigint NOT NULL,
    PRIMARY KEY (site, system, role)
);
CREATE INDEX attested_copy_system ON attested_copy (system, site, role);
