-- Who is proposed to assess what in a round, until somebody confirms it. A proposal that ended stays: it says who was
-- proposed by what was known then.
CREATE TABLE assignment_plan (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  round_id text NOT NULL REFERENCES round (id),
  -- canonical JSON of everything the machine was told; the same text always gives the same plan
  inputs text NOT NULL,
  -- [{ applicationId, accountId, origin }], origin: solved, manual
  lines jsonb NOT NULL,
  -- counts the changes by hand: a form says which one it was made from
  revision integer NOT NULL DEFAULT 0,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  outcome text,
  ended_at timestamptz,
  ended_by uuid REFERENCES account (id),
  CONSTRAINT assignment_plan_lines CHECK (jsonb_typeof(lines) = 'array'),
  CONSTRAINT assignment_plan_outcome_known CHECK (outcome IN ('confirmed', 'discarded')),
  CONSTRAINT assignment_plan_ended CHECK (num_nulls(outcome, ended_at, ended_by) IN (0, 3))
);
CREATE UNIQUE INDEX assignment_plan_open ON assignment_plan (round_id) WHERE outcome IS NULL;
