-- How the project is carried out and what it is measured by: activities with milestones, and goals with indicators.

CREATE TABLE activity (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  position integer NOT NULL,
  title text NOT NULL DEFAULT '',
  description text NOT NULL DEFAULT '',
  -- null: nobody is responsible yet, or the partner has left
  partner_id uuid REFERENCES partner (id) ON DELETE SET NULL,
  starts_on date,
  ends_on date,
  -- what is finished when the activity ends
  milestone text NOT NULL DEFAULT '',
  CONSTRAINT activity_period CHECK (ends_on >= starts_on)
);
CREATE INDEX activity_application ON activity (application_id, position);
CREATE INDEX activity_partner ON activity (partner_id);

-- A goal keeps its id from the first draft to the final evaluation.
CREATE TABLE goal (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  position integer NOT NULL,
  -- result: what the project makes or does itself; effect: what changes lastingly because of it; '' while it is not said
  kind text NOT NULL DEFAULT '',
  -- the target of the strategy it serves
  target_id text REFERENCES target (id),
  indicator text NOT NULL DEFAULT '',
  unit text NOT NULL DEFAULT '',
  -- null: not measured yet
  baseline numeric(20, 4),
  -- null while the draft lacks it
  aim numeric(20, 4),
  year integer,
  -- where the figure is read
  source text NOT NULL DEFAULT '',
  CONSTRAINT goal_kind_known CHECK (kind IN ('', 'result', 'effect')),
  CONSTRAINT goal_year CHECK (year BETWEEN 2000 AND 2100)
);
CREATE INDEX goal_application ON goal (application_id, position);
