-- The strategy, the idea catalogue, the criteria, the funds and the rounds: data a forum and a period bring with them.
-- Ids are readable words, so that a URL, an export and a snapshot stay understandable.

CREATE TABLE strategy (
  id text PRIMARY KEY,
  title_da text NOT NULL,
  title_en text NOT NULL,
  owner_da text NOT NULL,
  owner_en text NOT NULL,
  from_year integer NOT NULL,
  to_year integer NOT NULL,
  vision_year integer NOT NULL,
  vision_da text NOT NULL,
  vision_en text NOT NULL,
  -- keywords, cross-cutting considerations, monitoring, and what the kinds of measures and baselines mean
  document jsonb NOT NULL,
  CONSTRAINT strategy_period CHECK (from_year <= to_year),
  CONSTRAINT strategy_document_object CHECK (jsonb_typeof(document) = 'object')
);

-- A regional challenge named by the strategy's analysis.
CREATE TABLE challenge (
  id text PRIMARY KEY,
  position integer NOT NULL,
  name_da text NOT NULL COLLATE "da-DK-x-icu",
  name_en text NOT NULL,
  addressed_by_focus_areas boolean NOT NULL,
  CONSTRAINT challenge_position_unique UNIQUE (position)
);

CREATE TABLE focus_area (
  id text PRIMARY KEY,
  strategy_id text NOT NULL REFERENCES strategy (id),
  position integer NOT NULL,
  strategy_section text NOT NULL,
  -- first part of the numbers of this area's initiatives
  catalogue_chapter integer NOT NULL,
  name_da text NOT NULL COLLATE "da-DK-x-icu",
  name_en text NOT NULL,
  short_name_da text NOT NULL COLLATE "da-DK-x-icu",
  short_name_en text NOT NULL,
  summary_da text NOT NULL,
  summary_en text NOT NULL,
  -- the area's own challenges, action tracks, existing efforts, and for clusters the priorities
  document jsonb NOT NULL,
  CONSTRAINT focus_area_position_unique UNIQUE (position),
  CONSTRAINT focus_area_chapter_unique UNIQUE (catalogue_chapter),
  CONSTRAINT focus_area_document_object CHECK (jsonb_typeof(document) = 'object')
);

-- The 19 targets under the focus areas, and the headline target, which belongs to none and has no number.
CREATE TABLE target (
  id text PRIMARY KEY,
  strategy_id text NOT NULL REFERENCES strategy (id),
  focus_area_id text REFERENCES focus_area (id),
  is_headline boolean NOT NULL DEFAULT false,
  number integer,
  title_da text NOT NULL COLLATE "da-DK-x-icu",
  title_en text NOT NULL,
  description_da text,
  description_en text,
  note_da text,
  note_en text,
  CONSTRAINT target_number_unique UNIQUE (number),
  CONSTRAINT target_headline_stands_alone CHECK (is_headline = (focus_area_id IS NULL)),
  CONSTRAINT target_headline_unnumbered CHECK (is_headline = (number IS NULL))
);
CREATE UNIQUE INDEX target_one_headline ON target (strategy_id) WHERE is_headline;

-- A target has one figure to reach, one of them two. What the source leaves out is null and shown as missing, never 0.
CREATE TABLE target_measure (
  id text PRIMARY KEY,
  target_id text NOT NULL REFERENCES target (id),
  position integer NOT NULL,
  indicator_da text NOT NULL,
  indicator_en text NOT NULL,
  -- decides the arithmetic of progress
  kind text NOT NULL,
  -- of target_value and long_term_value
  unit text NOT NULL,
  direction text NOT NULL,
  baseline_status text NOT NULL,
  baseline_year integer,
  -- in baseline_unit, which for level-only and for changes is another unit than the target's
  baseline_value numeric,
  baseline_unit text,
  baseline_qualifier text,
  baseline_note_da text,
  baseline_note_en text,
  target_year integer NOT NULL,
  target_value numeric NOT NULL,
  comparator text NOT NULL,
  target_note_da text,
  target_note_en text,
  long_term_year integer,
  long_term_value numeric,
  long_term_comparator text,
  comparison_da text,
  comparison_en text,
  CONSTRAINT target_measure_position_unique UNIQUE (target_id, position),
  CONSTRAINT target_measure_kind_known
    CHECK (kind IN ('share', 'change-since-baseline-year', 'annual-growth-rate')),
  CONSTRAINT target_measure_direction_known CHECK (direction IN ('up', 'down')),
  CONSTRAINT target_measure_comparator_known CHECK (comparator IN ('reach', 'at-least', 'above', 'approach')),
  CONSTRAINT target_measure_long_term_comparator_known
    CHECK (long_term_comparator IN ('reach', 'at-least', 'above', 'approach')),
  CONSTRAINT target_measure_baseline_status_known CHECK (baseline_status IN
    ('stated', 'stated-approximate', 'stated-forecast', 'level-only', 'year-only', 'value-only', 'none')),
  CONSTRAINT target_measure_baseline_value
    CHECK ((baseline_value IS NULL) = (baseline_status IN ('year-only', 'none'))),
  CONSTRAINT target_measure_baseline_year
    CHECK ((baseline_year IS NULL) = (baseline_status IN ('value-only', 'none'))),
  CONSTRAINT target_measure_baseline_unit CHECK ((baseline_value IS NULL) = (baseline_unit IS NULL)),
  CONSTRAINT target_measure_long_term CHECK (num_nulls(long_term_year, long_term_value, long_term_comparator) IN (0, 3))
);

CREATE TABLE criterion (
  id text PRIMARY KEY,
  number integer NOT NULL,
  title_da text NOT NULL COLLATE "da-DK-x-icu",
  title_en text NOT NULL,
  guidance_da text NOT NULL,
  guidance_en text NOT NULL,
  -- [{ id, basis: stated | inferred, text: { da, en } }], what an assessor can look for
  evidence jsonb NOT NULL,
  CONSTRAINT criterion_number_unique UNIQUE (number),
  CONSTRAINT criterion_number_range CHECK (number BETWEEN 1 AND 8),
  CONSTRAINT criterion_evidence_array CHECK (jsonb_typeof(evidence) = 'array')
);

-- A proposal of the idea catalogue: no grant, no right to one, and its participants are suggestions.
CREATE TABLE initiative (
  id text PRIMARY KEY,
  -- chapter.number as printed; position sorts it
  number text NOT NULL,
  position integer NOT NULL,
  focus_area_id text NOT NULL REFERENCES focus_area (id),
  title_da text NOT NULL COLLATE "da-DK-x-icu",
  title_en text NOT NULL,
  purpose_da text NOT NULL,
  purpose_en text NOT NULL,
  -- activities, participants, conditions, scale, expected funding, other goals, further focus areas, related initiatives
  document jsonb NOT NULL,
  CONSTRAINT initiative_number_unique UNIQUE (number),
  CONSTRAINT initiative_number_form CHECK (number ~ '^[1-9][0-9]*\.[1-9][0-9]*$'),
  CONSTRAINT initiative_position_unique UNIQUE (position),
  CONSTRAINT initiative_document_object CHECK (jsonb_typeof(document) = 'object')
);

CREATE TABLE initiative_target (
  initiative_id text NOT NULL REFERENCES initiative (id),
  target_id text NOT NULL REFERENCES target (id),
  position integer NOT NULL,
  -- how firmly the catalogue ties the initiative to the target
  basis text NOT NULL,
  note_da text,
  note_en text,
  PRIMARY KEY (initiative_id, target_id),
  CONSTRAINT initiative_target_basis_known CHECK (basis IN ('stated', 'stated-similar', 'focus-area', 'inferred'))
);
CREATE INDEX initiative_target_target ON initiative_target (target_id);

-- A body with a say in who gets money. The forum recommends; who decides depends on the fund.
CREATE TABLE deciding_body (
  id text PRIMARY KEY,
  name_da text NOT NULL COLLATE "da-DK-x-icu",
  name_en text NOT NULL,
  role text NOT NULL,
  CONSTRAINT deciding_body_role_known
    CHECK (role IN ('recommends', 'decides', 'legality control and final decision'))
);

CREATE TABLE fund (
  id text PRIMARY KEY,
  position integer NOT NULL,
  name_da text NOT NULL COLLATE "da-DK-x-icu",
  name_en text NOT NULL,
  owner text NOT NULL,
  supports_da text NOT NULL,
  supports_en text NOT NULL,
  -- for new projects in the whole period, in øre
  pool_oere bigint NOT NULL,
  pool_from_year integer NOT NULL,
  pool_to_year integer NOT NULL,
  recommending_body_id text NOT NULL REFERENCES deciding_body (id),
  deciding_body_id text NOT NULL REFERENCES deciding_body (id),
  -- the deciding body examines the legality before it commits the money
  legality_control boolean NOT NULL,
  note_da text NOT NULL,
  note_en text NOT NULL,
  CONSTRAINT fund_position_unique UNIQUE (position),
  CONSTRAINT fund_pool CHECK (pool_oere >= 0),
  CONSTRAINT fund_pool_period CHECK (pool_from_year <= pool_to_year)
);

-- Every rate, cap, weight and limit a round applies. A round pins one row for good, so a row never changes:
-- new rules are a new id with the next version.
CREATE TABLE rule_set (
  id text PRIMARY KEY,
  version integer NOT NULL,
  valid_from date NOT NULL,
  legal_basis text NOT NULL,
  values jsonb NOT NULL,
  CONSTRAINT rule_set_version CHECK (version >= 1),
  CONSTRAINT rule_set_values_object CHECK (jsonb_typeof(values) = 'object')
);

-- By row: an upsert that would change nothing passes.
CREATE TRIGGER rule_set_immutable BEFORE UPDATE OR DELETE ON rule_set
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rule_set_not_emptied BEFORE TRUNCATE ON rule_set
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE round (
  id text PRIMARY KEY,
  year integer NOT NULL,
  number integer NOT NULL,
  name_da text NOT NULL COLLATE "da-DK-x-icu",
  name_en text NOT NULL,
  opens_at timestamptz NOT NULL,
  -- the last instant at which an application is in time, itself included
  closes_at timestamptz NOT NULL,
  -- the forum's meeting
  meeting_on date NOT NULL,
  rule_set_id text NOT NULL REFERENCES rule_set (id),
  CONSTRAINT round_number_unique UNIQUE (year, number),
  CONSTRAINT round_number CHECK (number >= 1),
  CONSTRAINT round_opens_before_it_closes CHECK (opens_at < closes_at),
  CONSTRAINT round_meets_after_it_closes
    CHECK (meeting_on >= (closes_at AT TIME ZONE 'Europe/Copenhagen')::date)
);
CREATE INDEX round_closes ON round (closes_at);

-- The funds a round takes applications for.
CREATE TABLE round_fund (
  round_id text NOT NULL REFERENCES round (id),
  fund_id text NOT NULL REFERENCES fund (id),
  PRIMARY KEY (round_id, fund_id)
);
