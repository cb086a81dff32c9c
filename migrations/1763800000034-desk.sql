-- What each save of an assessment changed, field by field, so that two windows of one member lose nothing. Of the draft
-- alone: emptied when the assessment is handed in, for what was handed in stands in assessment_version.
CREATE TABLE score_edit (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  seat_id uuid NOT NULL REFERENCES panel_seat (id),
  revision integer NOT NULL,
  -- as the form names it
  field text NOT NULL,
  before text NOT NULL,
  after text NOT NULL,
  -- the opened page it was typed on, so that nobody disagrees with themselves when an answer got lost
  page_id uuid,
  -- counts what that page has sent, so that a request that was held up cannot undo a later one
  turn integer NOT NULL DEFAULT 0,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX score_edit_since ON score_edit (seat_id, revision);

-- The last time the secretariat gave the assessment back, with the reason; what had been handed in is kept as a version.
ALTER TABLE panel_seat
  ADD COLUMN returned_at timestamptz,
  ADD COLUMN return_reason text NOT NULL DEFAULT '',
  ADD CONSTRAINT panel_seat_returned CHECK ((returned_at IS NULL) = (return_reason = ''));
