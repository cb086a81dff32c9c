-- Whoever changes an account, its roles or a session, every running portal is told and forgets what it remembered.

CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changed', TG_ARGV[0]);
  RETURN NULL;
END $$;

CREATE TRIGGER session_changed AFTER UPDATE OR DELETE ON session
  FOR EACH STATEMENT EXECUTE FUNCTION tell_change('sessions');
CREATE TRIGGER account_changed AFTER UPDATE OR DELETE ON account
  FOR EACH STATEMENT EXECUTE FUNCTION tell_change('sessions');
CREATE TRIGGER account_role_changed AFTER INSERT OR UPDATE OR DELETE ON account_role
  FOR EACH STATEMENT EXECUTE FUNCTION tell_change('sessions');
