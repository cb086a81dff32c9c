-- Rule sets come in families: in one, a version follows another, each from its own day.
CREATE TABLE rule_set_family (
  id text PRIMARY KEY,
  name_da text NOT NULL,
  name_en text NOT NULL,
  -- the order in which families are shown
  position integer NOT NULL
);
INSERT INTO rule_set_family VALUES ('growth-forum', 'Vækstforums egne regler', 'The growth forum''s own rules', 1);

-- The rows from before are the forum's own. By a default, since a rule set's row never changes.
ALTER TABLE rule_set ADD COLUMN family text NOT NULL DEFAULT 'growth-forum' REFERENCES rule_set_family (id);
ALTER TABLE rule_set
  ALTER COLUMN family DROP DEFAULT,
  ADD CONSTRAINT rule_set_version_unique UNIQUE (family, version);
