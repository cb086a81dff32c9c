-- What a search through applications reads: number and title before partners and texts, by Danish word stems. Of what was
-- sent in, since that is what is assessed; a list looks at the newest version of each.
ALTER TABLE submission ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('danish', regexp_replace(coalesce(snapshot::jsonb #>> '{application,number}', ''), '[^[:alnum:]]+', ' ', 'g')), 'A') ||
  setweight(to_tsvector('danish', coalesce(snapshot::jsonb #>> '{project,title}', '')), 'A') ||
  setweight(to_tsvector('danish', jsonb_path_query_array(snapshot::jsonb, '$.partners[*].name')), 'B') ||
  setweight(to_tsvector('danish', coalesce(snapshot::jsonb #>> '{project,summary}', '')), 'C')) STORED;
CREATE INDEX submission_search ON submission USING gin (search);
