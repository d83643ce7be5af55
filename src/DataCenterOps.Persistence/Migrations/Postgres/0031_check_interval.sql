-- At which interval the newest run was asked: missed runs are counted only on the grid that was in force.
ALTER TABLE check_state ADD COLUMN interval_s integer;
