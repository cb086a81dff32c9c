-- Whether the portal would have taken a submission, minute by minute.

-- What a synthetic submission leaves behind; it stands apart from every application, and is swept after a day.
CREATE TABLE probe (
  id uuid PRIMARY KEY,
  received_at timestamptz NOT NULL,
  content text NOT NULL,
  sha256 text NOT NULL,
  key_id text NOT NULL,
  signature text NOT NULL
);
CREATE INDEX probe_received ON probe (received_at);

-- The ledger: every try, by every portal on this database. Written afterwards where the database was away.
CREATE TABLE probe_try (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  -- the portal that tried, by the id it drew at its start
  portal uuid NOT NULL,
  began_at timestamptz NOT NULL,
  ended_at timestamptz NOT NULL,
  -- '' where it went well; otherwise what went wrong, as a code
  fault text NOT NULL,
  -- what the code leaves open: an HTTP status, say
  detail text NOT NULL DEFAULT '',
  CONSTRAINT probe_try_span CHECK (began_at <= ended_at),
  CONSTRAINT probe_try_fault_known CHECK (fault IN ('', 'database', 'no-answer', 'refused', 'not-stored', 'not-genuine'))
);
CREATE INDEX probe_try_well ON probe_try (began_at, ended_at) WHERE fault = '';
CREATE INDEX probe_try_failed ON probe_try (began_at) WHERE fault <> '';
