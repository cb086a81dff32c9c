-- Panels on the eight criteria: who the experts are, whom they may not judge, what they said and when, what a panel
-- agreed on, and the rankings that were made of it.

-- What is known of somebody in the pool of experts, beside the account. The pool is every account with the role "panel".
CREATE TABLE expert (
  account_id uuid PRIMARY KEY REFERENCES account (id),
  -- eight digits; '' where the expert has no employer in the register
  employer_cvr text NOT NULL DEFAULT '',
  municipality text NOT NULL DEFAULT '' COLLATE "da-DK-x-icu",
  -- ids of focus areas
  fields text[] NOT NULL DEFAULT '{}',
  -- the most applications this person takes in one round; null: as many as there are
  most_applications integer,
  changed_at timestamptz NOT NULL,
  changed_by uuid NOT NULL REFERENCES account (id),
  CONSTRAINT expert_most CHECK (most_applications BETWEEN 1 AND 200)
);

-- Boards and managements an expert sits in, and other close links (Public Administration Act § 3(1) no. 3).
CREATE TABLE expert_board (
  account_id uuid NOT NULL REFERENCES expert (account_id),
  cvr text NOT NULL,
  name text NOT NULL DEFAULT '',
  PRIMARY KEY (account_id, cvr)
);

-- A round's panel. Nothing of an application opens for a member who has not accepted and promised confidentiality.
CREATE TABLE panel_member (
  round_id text NOT NULL REFERENCES round (id),
  account_id uuid NOT NULL REFERENCES account (id),
  is_chair boolean NOT NULL DEFAULT false,
  invited_by uuid NOT NULL REFERENCES account (id),
  invited_at timestamptz NOT NULL,
  answer text NOT NULL DEFAULT 'invited',
  answered_at timestamptz,
  -- why it was declined or left
  answer_note text NOT NULL DEFAULT '',
  -- the very words promised
  confidentiality text NOT NULL DEFAULT '',
  thanked_at timestamptz,
  PRIMARY KEY (round_id, account_id),
  CONSTRAINT panel_member_answer_known CHECK (answer IN ('invited', 'accepted', 'declined', 'left')),
  CONSTRAINT panel_member_answered CHECK ((answer = 'invited') = (answered_at IS NULL)),
  CONSTRAINT panel_member_promised CHECK (answer <> 'accepted' OR confidentiality <> '')
);
CREATE UNIQUE INDEX panel_member_chair ON panel_member (round_id) WHERE is_chair;
CREATE INDEX panel_member_account ON panel_member (account_id);

-- What somebody has to do with an application. No row: not declared yet, and nothing of it is shown.
-- none: declared that nothing stands in the way; declared: something is said and waits for a decision, and nothing is
-- shown meanwhile; cleared, disqualified: decided by somebody else (Public Administration Act § 6).
CREATE TABLE interest (
  application_id uuid NOT NULL REFERENCES application (id),
  account_id uuid NOT NULL REFERENCES account (id),
  status text NOT NULL,
  -- a ground of § 3(1), 1 to 5
  ground text,
  note text NOT NULL DEFAULT '',
  -- the person, or whoever found it out
  declared_by uuid NOT NULL REFERENCES account (id),
  declared_at timestamptz NOT NULL,
  decided_by uuid REFERENCES account (id),
  decided_at timestamptz,
  decision_note text NOT NULL DEFAULT '',
  PRIMARY KEY (application_id, account_id),
  CONSTRAINT interest_status_known CHECK (status IN ('none', 'declared', 'cleared', 'disqualified')),
  CONSTRAINT interest_ground_known CHECK (ground IN ('1', '2', '3', '4', '5')),
  CONSTRAINT interest_ground CHECK (status = 'none' OR ground IS NOT NULL),
  CONSTRAINT interest_decided CHECK ((status IN ('cleared', 'disqualified')) = (decided_by IS NOT NULL AND decided_at IS NOT NULL)),
  CONSTRAINT interest_decided_by_another CHECK (decided_by <> account_id)
);
CREATE INDEX interest_account ON interest (account_id, status);

INSERT INTO interest (application_id, account_id, status, ground, note, declared_by, declared_at, decided_by, decided_at, decision_note)
SELECT application_id, account_id, CASE declaration WHEN 'none' THEN 'none' WHEN 'conflict' THEN CASE WHEN appointed_by = account_id THEN 'declared' ELSE 'disqualified' END END,
       conflict_ground, conflict_note, account_id, coalesce(declared_at, appointed_at),
       CASE WHEN declaration = 'conflict' AND appointed_by <> account_id THEN appointed_by END,
       CASE WHEN declaration = 'conflict' AND appointed_by <> account_id THEN coalesce(declared_at, appointed_at) END,
       ''
  FROM panel_seat WHERE declaration <> 'undeclared';

-- Whoever has a seat already is in the round's panel; what was promised then was not asked for in words.
INSERT INTO panel_member (round_id, account_id, invited_by, invited_at, answer, answered_at, confidentiality)
SELECT DISTINCT ON (a.round_id, s.account_id) a.round_id, s.account_id, s.appointed_by, s.appointed_at,
       CASE WHEN s.declared_at IS NULL THEN 'invited' ELSE 'accepted' END, s.declared_at,
       CASE WHEN s.declared_at IS NULL THEN '' ELSE '-' END
  FROM panel_seat s JOIN application a ON a.id = s.application_id
 ORDER BY a.round_id, s.account_id, s.declared_at NULLS LAST, s.id;

ALTER TABLE panel_seat
  DROP CONSTRAINT panel_seat_declaration_known, DROP CONSTRAINT panel_seat_ground, DROP CONSTRAINT panel_seat_submitted,
  DROP COLUMN declaration, DROP COLUMN conflict_ground, DROP COLUMN conflict_note, DROP COLUMN declared_at,
  -- counts the saves: a form says which one it was made from, so that two tabs of one assessor lose nothing
  ADD COLUMN revision integer NOT NULL DEFAULT 0,
  -- of nobody's business but the member's
  ADD COLUMN private_note text NOT NULL DEFAULT '',
  -- given to somebody else, or no longer wanted; the row stays, since what was said stays
  ADD COLUMN released_at timestamptz,
  ADD COLUMN release_reason text NOT NULL DEFAULT '',
  ADD CONSTRAINT panel_seat_released CHECK (released_at IS NULL OR submitted_at IS NULL);

-- An assessment as it was handed in. `score` is what is being written; this is what was said, and it never changes.
CREATE TABLE assessment_version (
  seat_id uuid NOT NULL REFERENCES panel_seat (id),
  version integer NOT NULL,
  submitted_at timestamptz NOT NULL,
  -- [{ criterionId, halfPoints, reason }] in the criteria's order
  scores jsonb NOT NULL,
  -- which version of the application, by which rules
  application_version integer NOT NULL,
  rule_set_id text NOT NULL REFERENCES rule_set (id),
  PRIMARY KEY (seat_id, version),
  CONSTRAINT assessment_version_number CHECK (version >= 1),
  CONSTRAINT assessment_version_scores CHECK (jsonb_typeof(scores) = 'array')
);
CREATE TRIGGER assessment_version_kept BEFORE UPDATE OR DELETE ON assessment_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assessment_version_not_emptied BEFORE TRUNCATE ON assessment_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

INSERT INTO assessment_version (seat_id, version, submitted_at, scores, application_version, rule_set_id)
SELECT s.id, 1, s.submitted_at,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('criterionId', c.criterion_id, 'halfPoints', c.half_points, 'reason', c.reason) ORDER BY k.number), '[]')
          FROM score c JOIN criterion k ON k.id = c.criterion_id WHERE c.seat_id = s.id),
       (SELECT max(v.version) FROM submission v WHERE v.application_id = s.application_id), r.rule_set_id
  FROM panel_seat s JOIN application a ON a.id = s.application_id JOIN round r ON r.id = a.round_id
 WHERE s.submitted_at IS NOT NULL AND EXISTS (SELECT FROM submission v WHERE v.application_id = s.application_id);

-- When a panel's members may see one another's assessments, and when it agreed.
CREATE TABLE assessment_phase (
  application_id uuid PRIMARY KEY REFERENCES application (id),
  consensus_opened_at timestamptz NOT NULL,
  consensus_opened_by uuid NOT NULL REFERENCES account (id),
  concluded_at timestamptz,
  concluded_by uuid REFERENCES account (id),
  CONSTRAINT assessment_phase_concluded CHECK ((concluded_at IS NULL) = (concluded_by IS NULL))
);

-- What a panel agrees on, a criterion at a time: a record of its own, never an average written over. The newest counts.
CREATE TABLE consensus_score (
  application_id uuid NOT NULL REFERENCES application (id),
  criterion_id text NOT NULL REFERENCES criterion (id),
  revision integer NOT NULL,
  half_points smallint NOT NULL,
  reason text NOT NULL,
  author_id uuid NOT NULL REFERENCES account (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (application_id, criterion_id, revision),
  CONSTRAINT consensus_score_revision CHECK (revision >= 1)
);
CREATE TRIGGER consensus_score_kept BEFORE UPDATE OR DELETE ON consensus_score FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consensus_score_not_emptied BEFORE TRUNCATE ON consensus_score FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE chair_summary (
  application_id uuid NOT NULL REFERENCES application (id),
  revision integer NOT NULL,
  body text NOT NULL,
  author_id uuid NOT NULL REFERENCES account (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (application_id, revision),
  CONSTRAINT chair_summary_revision CHECK (revision >= 1)
);
CREATE TRIGGER chair_summary_kept BEFORE UPDATE OR DELETE ON chair_summary FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER chair_summary_not_emptied BEFORE TRUNCATE ON chair_summary FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The panel's own talk about one application.
CREATE TABLE panel_comment (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  author_id uuid NOT NULL REFERENCES account (id),
  at timestamptz NOT NULL,
  body text NOT NULL
);
CREATE INDEX panel_comment_application ON panel_comment (application_id, at);
CREATE TRIGGER panel_comment_kept BEFORE UPDATE OR DELETE ON panel_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER panel_comment_not_emptied BEFORE TRUNCATE ON panel_comment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the panel agreed on, in weighted half points and by criterion; null and {} until it is concluded.
ALTER TABLE assessment_summary
  ADD COLUMN consensus_total integer,
  ADD COLUMN consensus jsonb NOT NULL DEFAULT '{}';

-- Three made-up applications that every member of a round's panel scores before the real ones.
CREATE TABLE calibration_case (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  round_id text NOT NULL REFERENCES round (id),
  number integer NOT NULL,
  title_da text NOT NULL,
  title_en text NOT NULL,
  -- criterion id -> { da, en }, what the case says under it
  answers jsonb NOT NULL,
  CONSTRAINT calibration_case_number UNIQUE (round_id, number),
  CONSTRAINT calibration_case_known CHECK (number BETWEEN 1 AND 3)
);
CREATE TABLE calibration_score (
  case_id uuid NOT NULL REFERENCES calibration_case (id),
  account_id uuid NOT NULL REFERENCES account (id),
  criterion_id text NOT NULL REFERENCES criterion (id),
  half_points smallint NOT NULL,
  reason text NOT NULL DEFAULT '',
  scored_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, account_id, criterion_id),
  CONSTRAINT calibration_score_range CHECK (half_points BETWEEN 0 AND 10)
);

-- A ranking as it was made: what went in, what came out, both as canonical JSON. A later one never replaces it.
CREATE TABLE ranking (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  round_id text NOT NULL REFERENCES round (id),
  number integer NOT NULL,
  -- finalised: by an officer; recomputed: because something came to light afterwards
  occasion text NOT NULL,
  reason text NOT NULL DEFAULT '',
  inputs text NOT NULL,
  result text NOT NULL,
  sha256 text NOT NULL,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  CONSTRAINT ranking_number UNIQUE (round_id, number),
  CONSTRAINT ranking_occasion_known CHECK (occasion IN ('finalised', 'recomputed'))
);
CREATE TRIGGER ranking_kept BEFORE UPDATE OR DELETE ON ranking FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ranking_not_emptied BEFORE TRUNCATE ON ranking FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Leave to rank a round although something is missing: asked for by one officer, given by another.
CREATE TABLE ranking_override (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  round_id text NOT NULL REFERENCES round (id),
  -- [{ applicationId, number, submitted, required, ... }] as it was when leave was asked for; leave holds for just this
  missing jsonb NOT NULL,
  reason text NOT NULL,
  asked_by uuid NOT NULL REFERENCES account (id),
  asked_at timestamptz NOT NULL,
  outcome text,
  decided_by uuid REFERENCES account (id),
  decided_at timestamptz,
  decision_note text NOT NULL DEFAULT '',
  CONSTRAINT ranking_override_outcome_known CHECK (outcome IN ('granted', 'refused')),
  CONSTRAINT ranking_override_decided CHECK (num_nulls(outcome, decided_by, decided_at) IN (0, 3)),
  CONSTRAINT ranking_override_by_another CHECK (decided_by <> asked_by)
);

-- Criteria belong to a strategy; another strategy brings its own. Anchors say in words what a score means.
ALTER TABLE criterion
  ADD COLUMN strategy_id text REFERENCES strategy (id),
  -- [{ halfPoints, text: { da, en } }], lowest first
  ADD COLUMN anchors jsonb NOT NULL DEFAULT '[]',
  DROP CONSTRAINT criterion_number_unique,
  DROP CONSTRAINT criterion_number_range,
  ADD CONSTRAINT criterion_number_range CHECK (number BETWEEN 1 AND 30),
  ADD CONSTRAINT criterion_number_unique UNIQUE (strategy_id, number),
  ADD CONSTRAINT criterion_anchors_array CHECK (jsonb_typeof(anchors) = 'array');
UPDATE criterion SET strategy_id = (SELECT id FROM strategy ORDER BY from_year LIMIT 1);
ALTER TABLE criterion ALTER COLUMN strategy_id SET NOT NULL;
