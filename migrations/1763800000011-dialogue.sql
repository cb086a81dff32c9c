-- The dialogue with the secretariat before the deadline: one thread an application.

-- There from the first message or the first sharing of the draft on.
CREATE TABLE dialogue (
  application_id uuid PRIMARY KEY REFERENCES application (id),
  round_id text NOT NULL REFERENCES round (id),
  -- how many messages there are, and so the number of the last one
  messages integer NOT NULL DEFAULT 0,
  -- the consortium's first message that the secretariat has not answered; null: none waits
  waiting_since timestamptz,
  -- the last message, or the sharing it began with
  last_at timestamptz NOT NULL
);
CREATE INDEX dialogue_waiting ON dialogue (waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX dialogue_last ON dialogue (last_at DESC);

CREATE TABLE dialogue_message (
  -- given by the page it was written on, so that sending it twice makes one
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES dialogue (application_id),
  -- 1, 2, 3 ... within its thread
  number integer NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  side text NOT NULL,
  body text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT dialogue_message_side_known CHECK (side IN ('consortium', 'secretariat')),
  CONSTRAINT dialogue_message_number_once UNIQUE (application_id, number)
);
CREATE TRIGGER dialogue_message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dialogue_message
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE dialogue_file (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  message_id uuid NOT NULL REFERENCES dialogue_message (id),
  position integer NOT NULL,
  file_name text NOT NULL,
  storage_key text NOT NULL REFERENCES stored_file (key),
  CONSTRAINT dialogue_file_key_unique UNIQUE (storage_key)
);
CREATE INDEX dialogue_file_message ON dialogue_file (message_id, position);
CREATE TRIGGER dialogue_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dialogue_file
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far each person has read: up to the message of this number.
CREATE TABLE dialogue_seen (
  application_id uuid NOT NULL REFERENCES dialogue (application_id),
  account_id uuid NOT NULL REFERENCES account (id),
  number integer NOT NULL,
  PRIMARY KEY (application_id, account_id)
);
