-- An application as a PDF: one row an application, version and language, which is at the same time the job that makes it.
CREATE TABLE document (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  -- null: the draft
  version integer,
  language text NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  -- how far a running one is; '' otherwise
  step text NOT NULL DEFAULT '',
  requested_by uuid NOT NULL REFERENCES account (id),
  requested_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- a maker that has not been heard of by then has died, and another takes over
  heard_until timestamptz,
  finished_at timestamptz,
  -- of the draft that the file shows
  revision integer,
  storage_key text REFERENCES stored_file (key),
  bytes bigint,
  -- in hexadecimal
  sha256 text,
  -- why it failed, by a code that the portal has words for; '' otherwise
  error text NOT NULL DEFAULT '',
  CONSTRAINT document_once UNIQUE NULLS NOT DISTINCT (application_id, version, language),
  CONSTRAINT document_language_known CHECK (language IN ('da', 'en')),
  CONSTRAINT document_state_known CHECK (state IN ('waiting', 'running', 'ready', 'failed')),
  CONSTRAINT document_ready CHECK (state <> 'ready' OR (storage_key IS NOT NULL AND bytes IS NOT NULL AND sha256 IS NOT NULL)),
  CONSTRAINT document_failed CHECK ((state = 'failed') = (error <> ''))
);
CREATE INDEX document_to_do ON document (requested_at) WHERE state IN ('waiting', 'running');
