-- Budgets by year, activity and hours; financing by source, firmness and condition; state aid received before.

-- Id of one of the cost models of the round's rule set; '' where the application has not chosen.
ALTER TABLE application ADD COLUMN cost_model text NOT NULL DEFAULT '';

ALTER TABLE cost_line
  ADD COLUMN activity_id uuid,
  -- calendar year; null: not said
  ADD COLUMN year integer,
  -- how many people the hours are shared by; null: one
  ADD COLUMN persons integer,
  -- null: the amount was typed
  ADD COLUMN hours numeric(12, 2),
  -- what such a person costs in a year
  ADD COLUMN annual_cost_oere bigint,
  ADD CONSTRAINT cost_line_year CHECK (year BETWEEN 2000 AND 2100),
  ADD CONSTRAINT cost_line_persons CHECK (persons >= 1),
  ADD CONSTRAINT cost_line_hours CHECK (hours >= 0),
  ADD CONSTRAINT cost_line_annual_cost CHECK (annual_cost_oere >= 0),
  ADD CONSTRAINT cost_line_rate_has_hours CHECK (annual_cost_oere IS NULL OR hours IS NOT NULL);
COMMENT ON COLUMN cost_line.activity_id IS 'no foreign key: the lines of a section are written anew, the activities'' among them';

ALTER TABLE financing_line
  -- '' leaves it to the kind and the partner
  ADD COLUMN origin text NOT NULL DEFAULT '',
  ADD COLUMN status text NOT NULL DEFAULT 'promised',
  -- krone for krone: counts only as far as other co-financing matches it
  ADD COLUMN is_conditional boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT financing_line_kind_known,
  ADD CONSTRAINT financing_line_kind_known
    CHECK (kind IN ('fund', 'cash', 'working-hours', 'state', 'foundation', 'municipal', 'other')),
  ADD CONSTRAINT financing_line_origin_known CHECK (origin IN ('', 'public', 'private')),
  ADD CONSTRAINT financing_line_status_known CHECK (status IN ('promised', 'declared', 'signed', 'withdrawn'));
