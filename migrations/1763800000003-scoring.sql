-- The expert panel's seats, scores and what the ranking is read from. Scores are half points (0-10 for 0-5).

CREATE TABLE panel_seat (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  account_id uuid NOT NULL REFERENCES account (id),
  appointed_by uuid NOT NULL REFERENCES account (id),
  appointed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- undeclared: nothing of the application is shown yet; conflict: nothing ever is
  declaration text NOT NULL DEFAULT 'undeclared',
  conflict_ground text,
  conflict_note text NOT NULL DEFAULT '',
  declared_at timestamptz,
  submitted_at timestamptz,
  CONSTRAINT panel_seat_once UNIQUE (application_id, account_id),
  CONSTRAINT panel_seat_declaration_known CHECK (declaration IN ('undeclared', 'none', 'conflict')),
  CONSTRAINT panel_seat_ground CHECK ((declaration = 'conflict') = (conflict_ground IS NOT NULL)),
  CONSTRAINT panel_seat_submitted CHECK (submitted_at IS NULL OR declaration = 'none')
);
CREATE INDEX panel_seat_account ON panel_seat (account_id, appointed_at);

CREATE TABLE score (
  seat_id uuid NOT NULL REFERENCES panel_seat (id),
  criterion_id text NOT NULL REFERENCES criterion (id),
  -- null while the assessor has not decided
  half_points smallint,
  reason text NOT NULL DEFAULT '',
  PRIMARY KEY (seat_id, criterion_id),
  CONSTRAINT score_range CHECK (half_points BETWEEN 0 AND 10)
);

-- One row per application under assessment, rewritten in the transaction that appoints, submits or withdraws, so that a
-- ranking of any size is read from one index and one table. Every figure can be recomputed from `score`.
CREATE TABLE assessment_summary (
  application_id uuid PRIMARY KEY REFERENCES application (id),
  round_id text NOT NULL REFERENCES round (id),
  -- as submitted: an application under assessment no longer changes
  number text NOT NULL COLLATE "C",
  title text NOT NULL,
  lead_partner text NOT NULL DEFAULT '',
  -- without members who are disqualified
  seats integer NOT NULL,
  submitted integer NOT NULL,
  -- weighted half points, summed over the submitted assessments
  total_sum integer NOT NULL,
  total_min integer,
  total_max integer,
  -- largest difference between two assessors on one criterion, half points; null with fewer than two
  widest_spread integer,
  -- criterion id -> half points summed over the submitted assessments, unweighted
  criterion_sums jsonb NOT NULL DEFAULT '{}',
  -- null while nobody has submitted. Two different means a/b and c/d lie at least 1/(b*d) apart, so six decimals tell all
  -- apart and make all equal ones equal while b and d are below 1000.
  mean_total numeric(14, 6) GENERATED ALWAYS AS (total_sum::numeric / NULLIF(submitted, 0)) STORED,
  CONSTRAINT assessment_summary_submitted CHECK (submitted BETWEEN 0 AND seats AND seats < 1000)
);
CREATE INDEX assessment_summary_rank ON assessment_summary (round_id, mean_total DESC NULLS LAST, number)
  INCLUDE (application_id);

-- How many applications a round's ranking holds; counting 20,000 of them takes longer than reading the 50 on a page.
CREATE TABLE ranking_size (
  round_id text PRIMARY KEY REFERENCES round (id),
  applications integer NOT NULL
);

CREATE FUNCTION count_into_ranking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ranking_size AS size (round_id, applications)
  SELECT round_id, count(*) FROM added GROUP BY round_id ORDER BY round_id
  ON CONFLICT (round_id) DO UPDATE SET applications = size.applications + EXCLUDED.applications;
  RETURN NULL;
END $$;

-- By statement, so that a load of many rows counts them once. A rewritten row is not among those added.
CREATE TRIGGER assessment_summary_counted AFTER INSERT ON assessment_summary
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_into_ranking();
CREATE TRIGGER assessment_summary_kept BEFORE DELETE OR TRUNCATE ON assessment_summary
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
