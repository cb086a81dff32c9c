-- Leave that somebody asked for stays as it was asked, and what was decided stays decided.
CREATE FUNCTION keep_exemption() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL OR NEW.outcome IS NULL
     OR (NEW.id, NEW.application_id, NEW.until, NEW.reason, NEW.asked_by, NEW.asked_at)
        IS DISTINCT FROM (OLD.id, OLD.application_id, OLD.until, OLD.reason, OLD.asked_by, OLD.asked_at) THEN
    RAISE EXCEPTION 'deadline_exemption is decided once and changed in nothing else' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER deadline_exemption_decided_once BEFORE UPDATE ON deadline_exemption
  FOR EACH ROW EXECUTE FUNCTION keep_exemption();
CREATE TRIGGER deadline_exemption_kept BEFORE DELETE OR TRUNCATE ON deadline_exemption
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
