-- What a panel asks to talk about although it is clear by the figures, or to leave after all. The newest counts.
CREATE TABLE panel_meeting_request (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  application_id uuid NOT NULL REFERENCES application (id),
  is_pulled boolean NOT NULL,
  reason text NOT NULL,
  asked_by uuid NOT NULL REFERENCES account (id),
  asked_at timestamptz NOT NULL
);
CREATE INDEX panel_meeting_request_newest ON panel_meeting_request (application_id, id DESC);
CREATE TRIGGER panel_meeting_request_kept BEFORE UPDATE OR DELETE ON panel_meeting_request FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER panel_meeting_request_not_emptied BEFORE TRUNCATE ON panel_meeting_request FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
