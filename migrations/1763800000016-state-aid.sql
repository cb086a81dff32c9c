-- On what ground each partner may receive public money, and the de minimis aid its undertaking has had before.

ALTER TABLE partner
  -- '': not said; none: no state aid; de-minimis; or the id of an aid category of the round's rule set
  ADD COLUMN aid_basis text NOT NULL DEFAULT '';

CREATE TABLE earlier_aid (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id) ON DELETE CASCADE,
  position integer NOT NULL,
  partner_id uuid NOT NULL REFERENCES partner (id),
  -- the company of the undertaking that was given it; '' for the partner itself
  received_by text NOT NULL DEFAULT '',
  authority text NOT NULL DEFAULT '',
  -- the day on which the right to it was given
  granted_on date,
  currency text NOT NULL,
  -- cents or øre; 0 alone says that there is none
  amount_hundredths bigint NOT NULL,
  CONSTRAINT earlier_aid_currency_known CHECK (currency IN ('EUR', 'DKK')),
  CONSTRAINT earlier_aid_amount CHECK (amount_hundredths >= 0)
);
CREATE INDEX earlier_aid_application ON earlier_aid (application_id, position);
CREATE INDEX earlier_aid_partner ON earlier_aid (partner_id);
