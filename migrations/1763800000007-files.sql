-- Stored files belong to the platform; whoever uses one names its key and keeps a name of their own for it.

CREATE TABLE stored_file (
  key text PRIMARY KEY,
  bytes bigint NOT NULL,
  -- in hexadecimal
  sha256 text NOT NULL,
  media_type text NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- none: stored while no virus scanner was configured
  scan_state text NOT NULL DEFAULT 'none',
  -- when the scanner said clean or infected
  scanned_at timestamptz,
  -- what an infected file holds, in the scanner's words; else ''
  finding text NOT NULL DEFAULT '',
  scan_attempts integer NOT NULL DEFAULT 0,
  next_scan_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  scan_error text,
  -- since when the store has not had it, though this row says so
  missing_since timestamptz,
  CONSTRAINT stored_file_scan_known CHECK (scan_state IN ('none', 'pending', 'clean', 'infected')),
  CONSTRAINT stored_file_finding CHECK ((scan_state = 'infected') = (finding <> ''))
);
CREATE INDEX stored_file_unscanned ON stored_file (next_scan_at) WHERE scan_state IN ('none', 'pending');

-- Objects that no row names: about to be written, not kept, or no longer wanted. They are removed, these and no others.
CREATE TABLE loose_file (
  key text PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX loose_file_since ON loose_file (since);

INSERT INTO stored_file (key, bytes, sha256, media_type, stored_at)
SELECT storage_key, bytes, sha256, media_type, uploaded_at FROM attachment;

ALTER TABLE attachment
  DROP COLUMN bytes,
  DROP COLUMN sha256,
  DROP COLUMN media_type,
  -- taken out of the application, but part of a version that was sent in
  ADD COLUMN removed_at timestamptz,
  ADD CONSTRAINT attachment_file FOREIGN KEY (storage_key) REFERENCES stored_file (key);
