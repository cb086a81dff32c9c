-- A case for calibration is answered as a draft and then handed in; what its writer had in mind may be kept with it.

ALTER TABLE calibration_case
  -- criterion id -> half points the writer had in mind; {} where the panel is to find out by itself
  ADD COLUMN intended jsonb NOT NULL DEFAULT '{}';

-- A draft may lack a score.
ALTER TABLE calibration_score ALTER COLUMN half_points DROP NOT NULL;

CREATE TABLE calibration_sitting (
  case_id uuid NOT NULL REFERENCES calibration_case (id),
  account_id uuid NOT NULL REFERENCES account (id),
  -- null: being written, for the first time or once more
  handed_in_at timestamptz,
  -- how often it has been handed in; the second time the panel's spread was known
  times integer NOT NULL DEFAULT 0,
  PRIMARY KEY (case_id, account_id),
  CONSTRAINT calibration_sitting_times CHECK (times >= 0 AND (handed_in_at IS NULL OR times >= 1))
);
CREATE INDEX calibration_sitting_account ON calibration_sitting (account_id);
