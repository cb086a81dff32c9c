-- The secretariat's recommendation, the forum's decision on it and the deciding body's decision, one line per fund.

CREATE TABLE recommendation (
  application_id uuid PRIMARY KEY REFERENCES application (id),
  round_id text NOT NULL REFERENCES round (id),
  -- place on the meeting's agenda; null while it is being written
  item_number integer,
  resume text NOT NULL DEFAULT '',
  case_presentation text NOT NULL DEFAULT '',
  -- what the agenda item says of the project, the parties, the economy and the assessment, frozen when it is put on the
  -- agenda: the politicians' papers do not change under them
  document jsonb,
  -- members who left the room for this item, as the minute has it
  absent text NOT NULL DEFAULT '',
  written_by uuid NOT NULL REFERENCES account (id),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT recommendation_item_once UNIQUE (round_id, item_number),
  CONSTRAINT recommendation_item_whole CHECK ((item_number IS NULL) = (document IS NULL))
);

CREATE TABLE recommendation_line (
  application_id uuid NOT NULL REFERENCES recommendation (application_id),
  fund_id text NOT NULL REFERENCES fund (id),
  applied_oere bigint NOT NULL,
  -- null: not written yet; 0: the secretariat recommends that nothing is given
  recommended_oere bigint,
  conditions text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  PRIMARY KEY (application_id, fund_id),
  CONSTRAINT recommendation_line_amount CHECK (recommended_oere BETWEEN 0 AND applied_oere)
);

CREATE TABLE forum_decision (
  application_id uuid NOT NULL,
  fund_id text NOT NULL,
  outcome text NOT NULL,
  recommended_oere bigint NOT NULL,
  conditions text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  minority text NOT NULL DEFAULT '',
  decided_on date NOT NULL,
  recorded_by uuid NOT NULL REFERENCES account (id),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (application_id, fund_id),
  FOREIGN KEY (application_id, fund_id) REFERENCES recommendation_line (application_id, fund_id),
  CONSTRAINT forum_decision_outcome_known CHECK (outcome IN ('recommended', 'conditional', 'not-recommended')),
  CONSTRAINT forum_decision_amount CHECK ((outcome = 'not-recommended') = (recommended_oere = 0))
);

CREATE TABLE fund_decision (
  application_id uuid NOT NULL,
  fund_id text NOT NULL,
  outcome text NOT NULL,
  granted_oere bigint NOT NULL,
  conditions text NOT NULL DEFAULT '',
  -- null where the fund needs no legality control
  legality_note text,
  -- the three parts of a written reason: the rules, the weight given, the facts (Public Administration Act § 24)
  reason_rules text NOT NULL DEFAULT '',
  reason_considerations text NOT NULL DEFAULT '',
  reason_facts text NOT NULL DEFAULT '',
  complaint_guidance text NOT NULL DEFAULT '',
  decided_on date NOT NULL,
  decided_by uuid NOT NULL REFERENCES account (id),
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (application_id, fund_id),
  FOREIGN KEY (application_id, fund_id) REFERENCES forum_decision (application_id, fund_id),
  CONSTRAINT fund_decision_outcome_known CHECK (outcome IN ('granted', 'rejected')),
  CONSTRAINT fund_decision_amount CHECK ((outcome = 'granted') = (granted_oere > 0))
);
CREATE INDEX fund_decision_fund ON fund_decision (fund_id);
