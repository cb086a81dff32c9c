-- What each partner has said to the exact amounts it is down for, and the links by which it was asked.

-- One row for every mail that asks; the link in it holds until the row expires or is revoked.
CREATE TABLE commitment_request (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  -- no foreign key, as in member
  partner_id uuid NOT NULL,
  -- lower case
  email text NOT NULL,
  name text NOT NULL COLLATE "da-DK-x-icu",
  -- of the mail
  language text NOT NULL,
  -- null: the portal reminded by itself
  sent_by uuid REFERENCES account (id),
  sent_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT commitment_request_language_known CHECK (language IN ('da', 'en'))
);
CREATE INDEX commitment_request_application ON commitment_request (application_id, sent_at);
CREATE INDEX commitment_request_sender ON commitment_request (sent_by, email, sent_at);

-- One more row for every answer.
CREATE TABLE commitment (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  -- no foreign key: what was confirmed stays so, and holds again when the partner comes back as it was
  partner_id uuid NOT NULL,
  -- the link it was answered by, or the account
  request_id uuid REFERENCES commitment_request (id),
  account_id uuid REFERENCES account (id),
  answer text NOT NULL,
  -- who answers, and in what capacity, in the person's own words
  name text NOT NULL COLLATE "da-DK-x-icu",
  title text NOT NULL,
  at timestamptz NOT NULL,
  -- hash of the part that was on the page
  seen_sha256 text NOT NULL,
  -- canonical JSON (RFC 8785) of what is agreed to, and its hash: what was seen, or what is proposed instead. Null where
  -- nothing in particular is agreed to.
  part text,
  sha256 text,
  -- line by line: what stood there and what is proposed
  proposal jsonb,
  comment text NOT NULL DEFAULT '',
  CONSTRAINT commitment_answer_known CHECK (answer IN ('confirmed', 'proposed', 'declined')),
  CONSTRAINT commitment_by_one CHECK (num_nonnulls(request_id, account_id) = 1),
  CONSTRAINT commitment_part_and_hash CHECK ((part IS NULL) = (sha256 IS NULL)),
  CONSTRAINT commitment_confirms_something CHECK (answer <> 'confirmed' OR sha256 = seen_sha256),
  CONSTRAINT commitment_declines_the_whole CHECK (answer <> 'declined' OR sha256 IS NULL),
  CONSTRAINT commitment_proposes CHECK ((answer = 'proposed') = (proposal IS NOT NULL))
);
CREATE INDEX commitment_application ON commitment (application_id, at);

-- What the consortium did with a proposal, once.
CREATE TABLE proposal_ruling (
  commitment_id uuid PRIMARY KEY REFERENCES commitment (id),
  accepted boolean NOT NULL,
  reason text NOT NULL DEFAULT '',
  ruled_by uuid NOT NULL REFERENCES account (id),
  ruled_at timestamptz NOT NULL
);

-- Signatures are confirmations of the first schema of a part; they go on counting for as long as they fit.
INSERT INTO commitment (id, application_id, partner_id, account_id, answer, name, title, at, seen_sha256, part, sha256)
SELECT s.id, s.application_id, s.partner_id, s.account_id, 'confirmed', a.name, s.title, s.signed_at, s.sha256, s.part, s.sha256
  FROM partner_signature s JOIN account a ON a.id = s.account_id;
DROP TABLE partner_signature;

CREATE TRIGGER commitment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON commitment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER proposal_ruling_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proposal_ruling
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
