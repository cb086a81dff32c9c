-- People, their roles and sessions; the history of every case; outgoing mail.

CREATE TABLE account (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  email text NOT NULL,
  name text NOT NULL COLLATE "da-DK-x-icu",
  organisation text NOT NULL DEFAULT '' COLLATE "da-DK-x-icu",
  -- argon2id in PHC form
  password_hash text NOT NULL,
  language text NOT NULL DEFAULT 'da',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  disabled_at timestamptz,
  CONSTRAINT account_email_lower CHECK (email = lower(email)),
  CONSTRAINT account_email_unique UNIQUE (email),
  CONSTRAINT account_language_known CHECK (language IN ('da', 'en'))
);

CREATE TABLE account_role (
  account_id uuid NOT NULL REFERENCES account (id),
  role text NOT NULL,
  PRIMARY KEY (account_id, role),
  CONSTRAINT account_role_known CHECK (role IN ('applicant', 'panel', 'officer', 'forum', 'council', 'agency', 'admin'))
);

-- The cookie names a session; a revoked or expired row ends it at the next request.
CREATE TABLE session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES account (id),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX session_account ON session (account_id);

-- What happened, written in the same transaction as the change itself.
CREATE TABLE event (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  subject text NOT NULL,
  kind text NOT NULL,
  actor_id uuid REFERENCES account (id),
  from_state text,
  to_state text,
  facts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX event_subject ON event (subject, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE mail_outbox (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  to_name text NOT NULL,
  to_address text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  next_try_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0,
  sent_at timestamptz,
  last_error text
);
CREATE INDEX mail_outbox_waiting ON mail_outbox (created_at, id) WHERE sent_at IS NULL;
