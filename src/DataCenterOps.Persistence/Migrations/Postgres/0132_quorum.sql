-- Whether enough witnesses have cosigned: the newest of these checkpoints is shown as long as it is nearly the newest of all.
ALTER TABLE ledger_checkpoint ADD COLUMN has_quorum integer NOT NULL DEFAULT 0;
CREATE INDEX ledger_checkpoint_quorum ON ledger_checkpoint (epoch, size) WHERE has_quorum = 1;
