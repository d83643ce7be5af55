-- The ledger's unique key of stream and version says the same; every append paid for both.
DROP INDEX entry_view_stream;
