-- The calendar: feeds for calendar programs, how often a round's dates have changed, and reminders by mail.

-- The secret address of one person's feed. Only its hash is kept: whoever reads the database cannot read the feed.
CREATE TABLE calendar_feed (
  account_id uuid PRIMARY KEY REFERENCES account (id),
  token_sha256 text NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT calendar_feed_token_once UNIQUE (token_sha256),
  CONSTRAINT calendar_feed_token_hash CHECK (token_sha256 ~ '^[0-9a-f]{64}$')
);

-- Calendar programs take a date that has moved by its sequence number (RFC 5545 3.8.7.4).
CREATE TABLE round_dates (
  round_id text PRIMARY KEY REFERENCES round (id),
  sequence integer NOT NULL DEFAULT 0,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO round_dates (round_id) SELECT id FROM round;

-- Whoever changes a round, and however, the feeds say so.
CREATE FUNCTION count_round_dates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO round_dates AS known (round_id) VALUES (NEW.id)
  ON CONFLICT (round_id) DO UPDATE SET sequence = known.sequence + 1, changed_at = clock_timestamp();
  RETURN NULL;
END $$;
CREATE TRIGGER round_announced AFTER INSERT ON round FOR EACH ROW EXECUTE FUNCTION count_round_dates();
CREATE TRIGGER round_moved AFTER UPDATE ON round FOR EACH ROW
  WHEN ((OLD.opens_at, OLD.closes_at, OLD.meeting_on, OLD.name_da, OLD.name_en)
        IS DISTINCT FROM (NEW.opens_at, NEW.closes_at, NEW.meeting_on, NEW.name_da, NEW.name_en))
  EXECUTE FUNCTION count_round_dates();

-- How long before a date people are reminded of it: deadline is a round's, panel is the forum's meeting. The same for all
-- rounds; whoever runs the portal changes the rows.
CREATE TABLE reminder_rule (
  kind text NOT NULL,
  minutes_before integer NOT NULL,
  PRIMARY KEY (kind, minutes_before),
  CONSTRAINT reminder_rule_kind_known CHECK (kind IN ('deadline', 'panel')),
  CONSTRAINT reminder_rule_before CHECK (minutes_before > 0)
);
INSERT INTO reminder_rule VALUES ('deadline', 20160), ('deadline', 4320), ('deadline', 1440), ('deadline', 120), ('panel', 20160), ('panel', 10080), ('panel', 2880);

-- What has been sent: nobody is reminded twice of the same, whichever process does it and however often it starts.
CREATE TABLE reminder_sent (
  account_id uuid NOT NULL REFERENCES account (id),
  kind text NOT NULL,
  -- the round and how many minutes before
  occasion text NOT NULL,
  -- the date that it reminded of, as it was then
  due_at timestamptz NOT NULL,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, kind, occasion)
);

-- A kind that somebody does not want.
CREATE TABLE reminder_off (
  account_id uuid NOT NULL REFERENCES account (id),
  kind text NOT NULL,
  PRIMARY KEY (account_id, kind),
  CONSTRAINT reminder_off_kind_known CHECK (kind IN ('deadline', 'panel'))
);
