-- The trusted keys that have signed this revision of a pack; none where it came into force unsigned.
ALTER TABLE pack ADD COLUMN signer text;
