-- What the secretariat says of a round when it calls for applications, what it changes afterwards and why, and who may
-- send in later than everybody.

ALTER TABLE round
  -- null: only the secretariat sees it
  ADD COLUMN published_at timestamptz DEFAULT clock_timestamp(),
  -- closed by hand before its deadline: nothing is received from this instant on
  ADD COLUMN closed_at timestamptz,
  -- declared in the call: as long after the deadline an application is still in time
  ADD COLUMN grace_ms integer NOT NULL DEFAULT 0,
  -- the panel assesses between these days, both included
  ADD COLUMN panel_from date,
  ADD COLUMN panel_until date,
  -- last day of an applicant's reply in the hearing
  ADD COLUMN hearing_until date,
  -- the call's text, read by shared/rich-text.ts
  ADD COLUMN call_da text NOT NULL DEFAULT '',
  ADD COLUMN call_en text NOT NULL DEFAULT '',
  -- sectors the lead partner must be of; empty: any
  ADD COLUMN open_to text[] NOT NULL DEFAULT '{}',
  -- whom to ask: name, telephone, mail address
  ADD COLUMN contact text NOT NULL DEFAULT '',
  -- away for more than so many minutes in the last so many before the deadline, and it may be put off for all
  ADD COLUMN outage_limit_minutes integer NOT NULL DEFAULT 15,
  ADD COLUMN outage_window_minutes integer NOT NULL DEFAULT 240,
  ADD CONSTRAINT round_grace CHECK (grace_ms BETWEEN 0 AND 3600000),
  ADD CONSTRAINT round_panel_window CHECK (panel_from <= panel_until),
  ADD CONSTRAINT round_outage_limit CHECK (outage_limit_minutes >= 1),
  ADD CONSTRAINT round_outage_window CHECK (outage_window_minutes BETWEEN 1 AND 10080);

-- null: no pool of the round's own
ALTER TABLE round_fund ADD COLUMN pool_oere bigint, ADD CONSTRAINT round_fund_pool CHECK (pool_oere >= 0);

-- Every change of a published round, with the reason that was given to those who write applications for it.
CREATE TABLE round_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  round_id text NOT NULL REFERENCES round (id),
  kind text NOT NULL,
  at timestamptz NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  reason text NOT NULL,
  -- the fields that changed, by name
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  -- until when every page of the portal tells of it; null: none does
  banner_until timestamptz,
  CONSTRAINT round_change_kind_known CHECK (kind IN ('changed', 'deadline', 'extended', 'closed')),
  CONSTRAINT round_change_reason CHECK (reason <> '')
);
CREATE INDEX round_change_round ON round_change (round_id, id);
CREATE TRIGGER round_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON round_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Leave to send one application in later than everybody: one case officer asks for it, another one decides.
CREATE TABLE deadline_exemption (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  -- the last instant at which it is in time
  until timestamptz NOT NULL,
  reason text NOT NULL,
  asked_by uuid NOT NULL REFERENCES account (id),
  asked_at timestamptz NOT NULL,
  outcome text,
  decided_by uuid REFERENCES account (id),
  decided_at timestamptz,
  -- why it was refused; '' where it was granted without a word
  decided_reason text NOT NULL DEFAULT '',
  CONSTRAINT deadline_exemption_reason CHECK (reason <> ''),
  CONSTRAINT deadline_exemption_outcome_known CHECK (outcome IN ('granted', 'refused')),
  CONSTRAINT deadline_exemption_decided CHECK (num_nulls(outcome, decided_by, decided_at) IN (0, 3)),
  CONSTRAINT deadline_exemption_two_people CHECK (asked_by <> decided_by)
);
CREATE UNIQUE INDEX deadline_exemption_one_asked ON deadline_exemption (application_id) WHERE outcome IS NULL;
CREATE INDEX deadline_exemption_application ON deadline_exemption (application_id);
