-- Signed receipts for every try to send an application in, each with its place in one log that only grows.

-- The public halves of the keys that have signed. The private half never comes near the database.
CREATE TABLE receipt_key (
  -- first 16 hexadecimal digits of the SHA-256 of the 32 bytes
  id text PRIMARY KEY,
  -- Ed25519, 32 bytes, base64url
  public_key text NOT NULL,
  first_used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT receipt_key_once UNIQUE (public_key)
);

CREATE TABLE receipt (
  -- without gaps: it is taken under a lock, in the transaction that the receipt speaks of
  position bigint PRIMARY KEY,
  kind text NOT NULL,
  application_id uuid NOT NULL REFERENCES application (id),
  -- of the application; null: refused
  version integer,
  received_at timestamptz NOT NULL,
  -- canonical JSON (RFC 8785) that is signed; sha256 is its hash in hexadecimal
  statement text NOT NULL,
  sha256 text NOT NULL,
  -- SHA-256 of the link before and this sha256, as hexadecimal text; the first one's before is 64 zeros
  link text NOT NULL,
  key_id text NOT NULL REFERENCES receipt_key (id),
  -- Ed25519 over the UTF-8 bytes of the statement, base64url
  signature text NOT NULL,
  CONSTRAINT receipt_kind_known CHECK (kind IN ('submission', 'refusal')),
  CONSTRAINT receipt_version CHECK ((kind = 'submission') = (version IS NOT NULL)),
  CONSTRAINT receipt_version_once UNIQUE (application_id, version)
);
CREATE INDEX receipt_application ON receipt (application_id, position);
CREATE TRIGGER receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER receipt_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where the log stood when a day in Denmark had ended; mailed and published, so that nobody can rewrite what came before.
CREATE TABLE receipt_head (
  day date PRIMARY KEY,
  position bigint NOT NULL,
  link text NOT NULL,
  noted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER receipt_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
