-- Hearing replies are reminded of too, and distances are set on a page. More of a round's dates are in the calendar.

ALTER TABLE reminder_rule
  DROP CONSTRAINT reminder_rule_kind_known,
  ADD CONSTRAINT reminder_rule_kind_known CHECK (kind IN ('deadline', 'panel', 'hearing')),
  DROP CONSTRAINT reminder_rule_before,
  -- within a year
  ADD CONSTRAINT reminder_rule_before CHECK (minutes_before BETWEEN 1 AND 525600),
  -- Nobody is reminded at once because a distance is added that had passed already.
  ADD COLUMN since timestamptz NOT NULL DEFAULT '1970-01-01Z';
INSERT INTO reminder_rule (kind, minutes_before) VALUES ('hearing', 10080), ('hearing', 2880);
ALTER TABLE reminder_rule ALTER COLUMN since SET DEFAULT clock_timestamp();

ALTER TABLE reminder_off
  DROP CONSTRAINT reminder_off_kind_known,
  ADD CONSTRAINT reminder_off_kind_known CHECK (kind IN ('deadline', 'panel', 'hearing'));

DROP TRIGGER round_moved ON round;
CREATE TRIGGER round_moved AFTER UPDATE ON round FOR EACH ROW
  WHEN ((OLD.opens_at, OLD.closes_at, OLD.meeting_on, OLD.name_da, OLD.name_en, OLD.closed_at, OLD.grace_ms, OLD.panel_from, OLD.panel_until, OLD.hearing_until)
        IS DISTINCT FROM (NEW.opens_at, NEW.closes_at, NEW.meeting_on, NEW.name_da, NEW.name_en, NEW.closed_at, NEW.grace_ms, NEW.panel_from, NEW.panel_until, NEW.hearing_until))
  EXECUTE FUNCTION count_round_dates();
