-- A round rehearsed on a test clock, in a database of its own that is gone afterwards; here stands what was found.

CREATE TABLE rehearsal (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  round_id text NOT NULL REFERENCES round (id) ON DELETE CASCADE,
  -- null: from the command line
  started_by uuid REFERENCES account (id),
  started_at timestamptz NOT NULL,
  -- how many synthetic applicants write
  applicants integer NOT NULL,
  state text NOT NULL DEFAULT 'running',
  -- the chapter that is being played, and how many of them are done
  chapter text NOT NULL DEFAULT '',
  chapters_done integer NOT NULL DEFAULT 0,
  -- a rehearsal that is silent for a minute has died
  heard_at timestamptz NOT NULL,
  finished_at timestamptz,
  checks integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  remarks integer NOT NULL DEFAULT 0,
  -- why it did not come to its end; '' where it did
  error text NOT NULL DEFAULT '',
  detail text NOT NULL DEFAULT '',
  report jsonb,
  CONSTRAINT rehearsal_state_known CHECK (state IN ('running', 'done', 'failed')),
  CONSTRAINT rehearsal_applicants CHECK (applicants BETWEEN 1 AND 200),
  CONSTRAINT rehearsal_finished CHECK ((state = 'running') = (finished_at IS NULL)),
  CONSTRAINT rehearsal_error CHECK ((state = 'failed') = (error <> '')),
  CONSTRAINT rehearsal_report CHECK (state <> 'done' OR report IS NOT NULL)
);
CREATE INDEX rehearsal_round ON rehearsal (round_id, started_at);
-- It takes a portal, a database and all of a processor: one at a time.
CREATE UNIQUE INDEX rehearsal_one_at_a_time ON rehearsal ((true)) WHERE state = 'running';
