-- Invitations to take part in an application, and what each partner has put its name to.

CREATE TABLE invitation (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  -- lower case, as the account that may accept it has it
  email text NOT NULL,
  name text NOT NULL COLLATE "da-DK-x-icu",
  role text NOT NULL,
  -- no foreign key, as in member
  partner_id uuid,
  -- of the mail
  language text NOT NULL,
  invited_by uuid NOT NULL REFERENCES account (id),
  -- the latest mail; sending it again starts the time anew
  sent_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  opened_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid REFERENCES account (id),
  revoked_at timestamptz,
  CONSTRAINT invitation_role_known CHECK (role IN ('writer', 'signatory', 'reader')),
  CONSTRAINT invitation_language_known CHECK (language IN ('da', 'en')),
  CONSTRAINT invitation_accepted_by_somebody CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CONSTRAINT invitation_ends_once CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE UNIQUE INDEX invitation_waiting_once ON invitation (application_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitation_application ON invitation (application_id, sent_at);

-- One more row for every signature. It holds for as long as the partner's part has this very hash.
CREATE TABLE partner_signature (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  -- no foreign key: what was signed stays signed, and holds again when the partner comes back as it was
  partner_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  -- in what capacity the person signs, in the person's own words
  title text NOT NULL,
  signed_at timestamptz NOT NULL,
  -- canonical JSON (RFC 8785) of what was signed; sha256 is its hash in hexadecimal
  part text NOT NULL,
  sha256 text NOT NULL
);
CREATE INDEX partner_signature_application ON partner_signature (application_id, signed_at);
CREATE TRIGGER partner_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON partner_signature
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
