-- A file of budget lines that has been read and waits for its reader to say yes. Gone after a day.
CREATE TABLE budget_import (
  id             uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application ON DELETE CASCADE,
  account_id     uuid NOT NULL REFERENCES account,
  file_name      text NOT NULL,
  sha256         text NOT NULL,
  -- what becomes of lines that the file says nothing of
  mode           text NOT NULL,
  -- which table rows without headings are; '' where there are headings
  assumed        text NOT NULL DEFAULT '',
  -- cells as they were read, not lines: they are judged anew by the draft as it stands whenever they are shown
  sheets         jsonb NOT NULL,
  -- of the draft when it was read
  revision       integer NOT NULL,
  created_at     timestamptz NOT NULL,
  -- null: not yet
  applied_at     timestamptz,
  CONSTRAINT budget_import_mode_known CHECK (mode IN ('replace', 'add')),
  CONSTRAINT budget_import_assumed_known CHECK (assumed IN ('', 'costs', 'financing'))
);
CREATE INDEX budget_import_by_age ON budget_import (created_at);
CREATE INDEX budget_import_by_application ON budget_import (application_id);
CREATE INDEX budget_import_by_account ON budget_import (account_id);
