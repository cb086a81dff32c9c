-- A consortium writes one application together: its members, what each of them changed, and who is at it now.

-- Everybody who takes part in writing. The lead stands here too: there is one, and it answers for the application.
CREATE TABLE member (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  account_id uuid NOT NULL REFERENCES account (id),
  role text NOT NULL,
  -- The partner a signatory speaks for; null for people who belong to no partner yet. No foreign key: a partner taken
  -- out may come back under the same id, with an earlier version, and so do those who speak for it.
  partner_id uuid,
  joined_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  left_at timestamptz,
  CONSTRAINT member_role_known CHECK (role IN ('lead', 'writer', 'signatory', 'reader'))
);
CREATE UNIQUE INDEX member_once ON member (application_id, account_id) WHERE left_at IS NULL;
CREATE UNIQUE INDEX member_one_lead ON member (application_id) WHERE role = 'lead' AND left_at IS NULL;
CREATE INDEX member_account ON member (account_id) WHERE left_at IS NULL;

INSERT INTO member (application_id, account_id, role, joined_at)
SELECT id, owner_id, 'lead', created_at FROM application;

DROP INDEX application_owner;
ALTER TABLE application DROP COLUMN owner_id;
ALTER TABLE application
  -- one more for every save; a form says which one it was made from
  ADD COLUMN revision integer NOT NULL DEFAULT 0,
  -- submitted, and being changed again before the deadline; the last version sent in still counts
  ADD COLUMN reopened_at timestamptz,
  -- since when the secretariat may read the draft
  ADD COLUMN shared_at timestamptz,
  ADD COLUMN copied_from uuid REFERENCES application (id);

-- What every save changed, field by field: the ground for merging two people's work, and the history.
CREATE TABLE field_edit (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  application_id uuid NOT NULL REFERENCES application (id),
  revision integer NOT NULL,
  section text NOT NULL,
  -- null: a field of the section itself
  row_id text,
  field text NOT NULL,
  -- null: the row was not there (before) or is gone (after)
  before text,
  after text,
  account_id uuid NOT NULL REFERENCES account (id),
  -- the opened page it was typed on, so that nobody disagrees with themselves when an answer got lost
  page_id uuid,
  -- counts what that page has sent, so that a request that was held up cannot undo a later one
  turn integer NOT NULL DEFAULT 0,
  at timestamptz NOT NULL
);
CREATE INDEX field_edit_since ON field_edit (application_id, section, revision);
CREATE TRIGGER field_edit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON field_edit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who has which section open. Worth nothing after a minute, so not worth a log either.
CREATE UNLOGGED TABLE presence (
  application_id uuid NOT NULL,
  account_id uuid NOT NULL,
  section text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (application_id, account_id)
);

ALTER TABLE partner
  -- '' where it has not been said; counts of staff and turnover follow the EU's definition of an SME
  ADD COLUMN size text NOT NULL DEFAULT '',
  -- ten digits without a check digit
  ADD COLUMN production_unit text NOT NULL DEFAULT '',
  ADD COLUMN address text NOT NULL DEFAULT '',
  ADD CONSTRAINT partner_size_known CHECK (size IN ('', 'micro', 'small', 'medium', 'large')),
  ADD CONSTRAINT partner_production_unit_form CHECK (production_unit ~ '^([0-9]{10})?$');
