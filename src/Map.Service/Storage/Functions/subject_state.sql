-- Version 5, for callers of 4. Raise it with every edit: a program refuses a database whose functions have a higher version than its own.

-- What a revision keeps of its subject: every column and every child row, without what the database derives from them. Made here and not by
-- the program, so that no program can leave a part out.
CREATE OR REPLACE FUNCTION source_state(wanted uuid) RETURNS jsonb
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object('citation', citation, 'url', url)) FROM source WHERE id = wanted
$$;

-- The same, with what it supports and when it was read, where that is known.
CREATE OR REPLACE FUNCTION source_state(wanted uuid, supports text[], read_on date) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_strip_nulls(source_state(wanted) || jsonb_build_object('supports', nullif(to_jsonb(supports), '[]'), 'read_on', read_on))
$$;

CREATE OR REPLACE FUNCTION place_state(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT to_jsonb(p) - ARRAY['position', 'search_text', 'also_named', 'sort_name', 'mercator_x', 'mercator_y'] || jsonb_build_object(
        'sources', ARRAY(SELECT source_state(source_id, supports, read_on) FROM place_source WHERE place_id = p.id ORDER BY ordinal),
        'periods', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id', 'days']
                                || jsonb_build_object('source', source_state(source_id))
                         FROM period c WHERE place_id = p.id ORDER BY ordinal),
        'capacities', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id']
                                   || jsonb_build_object('source', source_state(source_id))
                            FROM capacity c WHERE place_id = p.id ORDER BY ordinal),
        'contacts', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id']
                                 || jsonb_build_object('source', source_state(source_id))
                          FROM contact c WHERE place_id = p.id ORDER BY ordinal),
        'other_names', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id']
                                    || jsonb_build_object('source', source_state(source_id))
                             FROM place_name c WHERE place_id = p.id ORDER BY ordinal),
        'ways_to_help', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal']
                              FROM way_to_help c WHERE place_id = p.id ORDER BY ordinal),
        'involvements', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'source_id', 'days']
                                     || jsonb_build_object('source', source_state(source_id))
                              FROM involvement c WHERE place_id = p.id ORDER BY id),
        'coverage', ARRAY(SELECT region_code FROM coverage WHERE place_id = p.id ORDER BY region_code))
    FROM place p WHERE p.id = wanted
$$;

CREATE OR REPLACE FUNCTION organisation_state(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT to_jsonb(o) - ARRAY['search_text', 'also_named', 'sort_name'] || jsonb_build_object(
        'other_names', ARRAY(SELECT to_jsonb(c) - ARRAY['organisation_id', 'ordinal', 'source_id']
                                    || jsonb_build_object('source', source_state(source_id))
                             FROM organisation_name c WHERE organisation_id = o.id ORDER BY ordinal),
        'contacts', ARRAY(SELECT to_jsonb(c) - ARRAY['organisation_id', 'ordinal', 'source_id']
                                 || jsonb_build_object('source', source_state(source_id))
                          FROM organisation_contact c WHERE organisation_id = o.id ORDER BY ordinal),
        'sources', ARRAY(SELECT source_state(source_id, supports, read_on) FROM organisation_source
                         WHERE organisation_id = o.id ORDER BY ordinal))
    FROM organisation o WHERE o.id = wanted
$$;

CREATE OR REPLACE FUNCTION region_state(wanted text) RETURNS jsonb LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT to_jsonb(r) - ARRAY['search_text', 'square_km'] FROM region r WHERE r.code = wanted
$$;

CREATE OR REPLACE FUNCTION event_state(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT to_jsonb(e) - ARRAY['search_text', 'position', 'precision'] || jsonb_build_object(
        'sources', ARRAY(SELECT source_state(source_id, supports, read_on) FROM event_source WHERE event_id = e.id ORDER BY ordinal))
    FROM event e WHERE e.id = wanted
$$;

-- In plpgsql, which keeps the plans of what it calls: in SQL they would be made anew for each subject.
CREATE OR REPLACE FUNCTION subject_state(subject text, id text) RETURNS jsonb LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN CASE subject
        WHEN 'place' THEN place_state(id::uuid)
        WHEN 'organisation' THEN organisation_state(id::uuid)
        WHEN 'region' THEN region_state(id)
        WHEN 'event' THEN event_state(id::uuid)
    END;
END $$;
