-- An application: its draft, its parts, its files and what was submitted. Amounts are whole øre.

CREATE SEQUENCE application_number;

CREATE TABLE application (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  number text NOT NULL,
  round_id text NOT NULL REFERENCES round (id),
  -- null: an own idea
  initiative_id text REFERENCES initiative (id),
  owner_id uuid NOT NULL REFERENCES account (id),
  state text NOT NULL DEFAULT 'draft',
  title text NOT NULL DEFAULT '' COLLATE "da-DK-x-icu",
  summary text NOT NULL DEFAULT '',
  purpose text NOT NULL DEFAULT '',
  activities text NOT NULL DEFAULT '',
  starts_on date,
  ends_on date,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT application_number_unique UNIQUE (number),
  CONSTRAINT application_state_known CHECK (state IN
    ('draft', 'submitted', 'assessment', 'agenda', 'recommended', 'not-recommended', 'decided')),
  CONSTRAINT application_period CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX application_owner ON application (owner_id, changed_at DESC);
CREATE INDEX application_round ON application (round_id, state, number);

CREATE TABLE application_focus_area (
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  focus_area_id text NOT NULL REFERENCES focus_area (id),
  PRIMARY KEY (application_id, focus_area_id)
);

-- What the project expects to move: an amount in the target's own indicator, by a year.
CREATE TABLE application_target (
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  target_id text NOT NULL REFERENCES target (id),
  -- null while the draft lacks it
  contribution numeric(20, 4),
  unit text NOT NULL DEFAULT '',
  year integer,
  explanation text NOT NULL DEFAULT '',
  PRIMARY KEY (application_id, target_id),
  CONSTRAINT application_target_year CHECK (year BETWEEN 2000 AND 2100)
);

CREATE TABLE application_answer (
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  criterion_id text NOT NULL REFERENCES criterion (id),
  body text NOT NULL,
  PRIMARY KEY (application_id, criterion_id)
);

CREATE TABLE partner (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  position integer NOT NULL,
  name text NOT NULL COLLATE "da-DK-x-icu",
  -- null: a partner without a Danish company number
  cvr text,
  sector text NOT NULL,
  role text NOT NULL DEFAULT '',
  is_lead boolean NOT NULL DEFAULT false,
  CONSTRAINT partner_cvr_form CHECK (cvr ~ '^[0-9]{8}$'),
  CONSTRAINT partner_sector_known CHECK (sector IN ('company', 'knowledge', 'public', 'organisation')),
  CONSTRAINT partner_cvr_once UNIQUE (application_id, cvr)
);
CREATE UNIQUE INDEX partner_one_lead ON partner (application_id) WHERE is_lead;
CREATE INDEX partner_application ON partner (application_id, position);

CREATE TABLE cost_line (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  position integer NOT NULL,
  partner_id uuid NOT NULL REFERENCES partner (id),
  category text NOT NULL,
  description text NOT NULL DEFAULT '',
  amount_oere bigint NOT NULL,
  CONSTRAINT cost_line_amount CHECK (amount_oere >= 0)
);
CREATE INDEX cost_line_application ON cost_line (application_id, position);

CREATE TABLE financing_line (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  position integer NOT NULL,
  kind text NOT NULL,
  -- the growth forum's funds have fund_id; co-financing has a partner or a named source
  fund_id text REFERENCES fund (id),
  partner_id uuid REFERENCES partner (id),
  source_name text NOT NULL DEFAULT '',
  hours numeric(12, 2),
  amount_oere bigint NOT NULL,
  CONSTRAINT financing_line_amount CHECK (amount_oere >= 0),
  CONSTRAINT financing_line_kind_known CHECK (kind IN ('fund', 'cash', 'working-hours', 'other')),
  CONSTRAINT financing_line_fund CHECK ((kind = 'fund') = (fund_id IS NOT NULL)),
  CONSTRAINT financing_line_fund_once UNIQUE (application_id, fund_id)
);
CREATE INDEX financing_line_application ON financing_line (application_id, position);

CREATE TABLE attachment (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  file_name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  storage_key text NOT NULL,
  uploaded_by uuid NOT NULL REFERENCES account (id),
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT attachment_key_unique UNIQUE (storage_key)
);
CREATE INDEX attachment_application ON attachment (application_id, uploaded_at);

-- What was sent in, word for word, with the questions and the rule set of that day. Never changed.
CREATE TABLE submission (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  version integer NOT NULL,
  -- when the server had the complete request; this instant is held against the deadline
  received_at timestamptz NOT NULL,
  submitted_by uuid NOT NULL REFERENCES account (id),
  -- canonical JSON (RFC 8785); sha256 is its hash in hexadecimal
  snapshot text NOT NULL,
  sha256 text NOT NULL,
  -- three facts of the snapshot that lists of any length show
  lead_partner text NOT NULL COLLATE "da-DK-x-icu",
  sought_oere bigint NOT NULL,
  cost_oere bigint NOT NULL,
  CONSTRAINT submission_version_once UNIQUE (application_id, version)
);
CREATE TRIGGER submission_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON submission
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
