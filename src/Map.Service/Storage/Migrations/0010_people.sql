-- Whom places hold or are for, how to reach them, and what a capacity counts.

CREATE TYPE population AS ENUM ('men', 'women', 'families', 'unaccompanied_minors');
CREATE TYPE audience AS ENUM (
    'detained', 'reporting', 'asylum_seekers', 'refused_asylum_seekers', 'refugees', 'undocumented', 'people_on_the_move', 'eu_citizens',
    'women', 'families', 'unaccompanied_minors', 'lgbtiq', 'survivors');
CREATE TYPE capacity_kind AS ENUM ('design', 'contracted', 'occupied');
CREATE TYPE contact_kind AS ENUM ('email', 'voice', 'text', 'fax', 'url');
CREATE TYPE contact_visibility AS ENUM ('public', 'contributors', 'reviewers');

ALTER TABLE place
    ADD COLUMN holds population[] NOT NULL DEFAULT '{}' CHECK (holds = '{}' OR kind = 'detention_centre'),
    ADD COLUMN maximum_stay text CHECK (maximum_stay IS NULL OR length(maximum_stay) BETWEEN 1 AND 200 AND kind = 'detention_centre'),
    ADD COLUMN audiences audience[] NOT NULL DEFAULT '{}' CHECK (audiences = '{}' OR kind = 'support_group');

ALTER TABLE capacity ADD COLUMN kind capacity_kind;

-- Not searched by any text, counted or ordered by: who may see a row is decided by Access/Visibility.cs alone.
CREATE TABLE contact (
    place_id    uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    ordinal     int NOT NULL,
    kind        contact_kind NOT NULL,
    value       text NOT NULL CHECK (length(value) BETWEEN 1 AND 500),
    description text CHECK (length(description) BETWEEN 1 AND 500),
    visibility  contact_visibility NOT NULL,
    source_id   uuid REFERENCES source,
    PRIMARY KEY (place_id, ordinal)
);

-- Of two figures for one time the first is the one that counts; how many people were there says nothing of how many it holds.
CREATE OR REPLACE FUNCTION capacity_on(wanted uuid, day date) RETURNS int
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT people FROM capacity
    WHERE place_id = wanted AND kind IS DISTINCT FROM 'occupied' AND (day IS NULL OR first_day(as_of) <= day)
    ORDER BY first_day(as_of) DESC, ordinal
    LIMIT 1
$$;

CREATE OR REPLACE FUNCTION place_state(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT to_jsonb(p) - ARRAY['position', 'search_text', 'sort_name'] || jsonb_build_object(
        'sources', ARRAY(SELECT source_state(source_id) FROM place_source WHERE place_id = p.id ORDER BY ordinal),
        'periods', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id', 'days']
                                || jsonb_build_object('source', source_state(source_id))
                         FROM period c WHERE place_id = p.id ORDER BY ordinal),
        'capacities', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id']
                                   || jsonb_build_object('source', source_state(source_id))
                            FROM capacity c WHERE place_id = p.id ORDER BY ordinal),
        'contacts', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id']
                                 || jsonb_build_object('source', source_state(source_id))
                          FROM contact c WHERE place_id = p.id ORDER BY ordinal),
        'ways_to_help', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal']
                              FROM way_to_help c WHERE place_id = p.id ORDER BY ordinal),
        'involvements', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'source_id', 'days']
                                     || jsonb_build_object('source', source_state(source_id))
                              FROM involvement c WHERE place_id = p.id ORDER BY id),
        'coverage', ARRAY(SELECT region_code FROM coverage WHERE place_id = p.id ORDER BY region_code))
    FROM place p WHERE p.id = wanted
$$;
