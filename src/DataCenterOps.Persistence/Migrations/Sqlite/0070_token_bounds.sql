-- What narrows a token beside its roles: where it may come from and what it may do, separated by commas; absent for no such bound.
ALTER TABLE token ADD COLUMN networks TEXT;
ALTER TABLE token ADD COLUMN operations TEXT;
