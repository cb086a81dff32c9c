-- A sheet of scores that its assessor has read in and looks at; what it would change is worked out anew each time.
CREATE TABLE score_import (
  id uuid PRIMARY KEY,
  round_id text NOT NULL REFERENCES round (id),
  account_id uuid NOT NULL REFERENCES account (id),
  file_name text NOT NULL,
  sheets jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  applied_at timestamptz
);
CREATE INDEX score_import_account ON score_import (account_id, round_id, created_at);
