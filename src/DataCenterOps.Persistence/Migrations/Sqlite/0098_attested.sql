-- What sites attest to hold, as of each site's last signed inventory: rows of the ledger's entries, made anew by a rebuild.
CREATE TABLE attested_site (
    site TEXT NOT NULL PRIMARY KEY,
    taken_at INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    signature TEXT NOT NULL,
    items INTEGER NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE TABLE attested_copy (
    site TEXT NOT NULL,
    system TEXT NOT NULL,
    -- Empty where the site does not say.
    role TEXT NOT NULL,
    volumes INTEGER NOT NULL,
    PRIMARY KEY (site, system, role)
) STRICT;
CREATE INDEX attested_copy_system ON attested_copy (system, site, role);
