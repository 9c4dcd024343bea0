-- What support groups offer, how they can be helped, and what the filter asks for by index.

CREATE TYPE service AS ENUM (
    'legal_advice', 'casework', 'information', 'hotline', 'visits', 'reporting_support', 'day_centre', 'accommodation', 'food', 'goods',
    'hygiene', 'charging', 'health_care', 'mental_health', 'classes', 'children', 'work', 'peer_support', 'monitoring', 'rescue');
CREATE TYPE help_kind AS ENUM ('donate_money', 'donate_goods', 'volunteer', 'visit', 'host', 'campaign');

ALTER TABLE place ADD COLUMN services service[] NOT NULL DEFAULT '{}';
CREATE INDEX place_by_service ON place USING gin (services);

CREATE TABLE way_to_help (
    place_id uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    ordinal  int NOT NULL,
    what     help_kind NOT NULL,
    note     text CHECK (length(note) BETWEEN 1 AND 500),
    PRIMARY KEY (place_id, ordinal)
);
CREATE INDEX way_to_help_by_kind ON way_to_help (what, place_id);

-- Each language and every wider one: a group that works in pt-BR is found by pt-br and by pt.
CREATE FUNCTION language_ranges(languages text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(
        SELECT DISTINCT lower(array_to_string((string_to_array(tag, '-'))[1:length], '-'))
        FROM unnest(languages) tag, generate_series(1, cardinality(string_to_array(tag, '-'))) length);

CREATE INDEX place_by_language ON place USING gin (language_ranges(languages));

-- How many people a place held on a day, by the last figure that was known by then; without a day, the latest.
CREATE FUNCTION capacity_on(wanted uuid, day date) RETURNS int
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT people FROM capacity
    WHERE place_id = wanted AND (day IS NULL OR first_day(as_of) <= day)
    ORDER BY first_day(as_of) DESC, ordinal
    LIMIT 1
$$;

CREATE INDEX capacity_by_people ON capacity (people, place_id);
CREATE INDEX place_by_facility_type ON place (facility_type) WHERE facility_type IS NOT NULL;
CREATE INDEX place_by_verification ON place (verified_on) WHERE verified_on IS NOT NULL;
CREATE INDEX place_by_change ON place (updated_at);

CREATE OR REPLACE FUNCTION place_state(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT to_jsonb(p) - ARRAY['position', 'search_text', 'sort_name'] || jsonb_build_object(
        'sources', ARRAY(SELECT source_state(source_id) FROM place_source WHERE place_id = p.id ORDER BY ordinal),
        'periods', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id', 'days']
                                || jsonb_build_object('source', source_state(source_id))
                         FROM period c WHERE place_id = p.id ORDER BY ordinal),
        'capacities', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id']
                                   || jsonb_build_object('source', source_state(source_id))
                            FROM capacity c WHERE place_id = p.id ORDER BY ordinal),
        'ways_to_help', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal']
                              FROM way_to_help c WHERE place_id = p.id ORDER BY ordinal),
        'involvements', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'source_id', 'days']
                                     || jsonb_build_object('source', source_state(source_id))
                              FROM involvement c WHERE place_id = p.id ORDER BY id),
        'coverage', ARRAY(SELECT region_code FROM coverage WHERE place_id = p.id ORDER BY region_code))
    FROM place p WHERE p.id = wanted
$$;
