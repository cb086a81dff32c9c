-- A submission is meant once: the page that sends it carries a key, and the same key again leads to the same receipt.
ALTER TABLE submission ADD COLUMN key uuid;
COMMENT ON COLUMN submission.key IS 'null: sent in before keys, or by a form without one';
ALTER TABLE submission ADD CONSTRAINT submission_key_once UNIQUE (application_id, key);
