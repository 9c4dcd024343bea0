-- Version 3, for callers of 2. Raise it with every edit: a program refuses a database whose functions have a higher version than its own.

-- A state as its fields: what is undone together is one of them, and what is empty is none, so that states from before a column compare
-- with those after it. The position goes with its precision, an address is whole, and each involvement is a field of its own.
CREATE OR REPLACE FUNCTION state_fields(state jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_object_agg(key, value) FILTER (WHERE value NOT IN ('null', '[]', '{}')), '{}') FROM (
        SELECT key, value FROM jsonb_each(state - ARRAY[
            'id', 'kind', 'key', 'request_id', 'writer_id', 'created_at', 'updated_at', 'revision', 'involvements', 'exact_position', 'precision',
            'representative', 'position_source', 'address_lines', 'postcode', 'town', 'withheld_address_lines', 'withheld_postcode',
            'withheld_town'])
        UNION ALL
        SELECT 'position', jsonb_build_object(
            'exact_position', state -> 'exact_position', 'precision', state -> 'precision', 'representative', state -> 'representative',
            'position_source', state -> 'position_source')
        WHERE state ->> 'exact_position' IS NOT NULL
        UNION ALL
        SELECT part, to_jsonb(coalesce(state ->> part, state ->> ('withheld_' || part)))
        FROM unnest(ARRAY['address_lines', 'postcode', 'town']) part
        WHERE coalesce(state ->> part, state ->> ('withheld_' || part)) IS NOT NULL
        UNION ALL
        SELECT 'involvement ' || (value ->> 'id'), value FROM jsonb_array_elements(coalesce(state -> 'involvements', '[]'))
        UNION ALL
        -- The kind of an organisation or an event can change, a place's cannot.
        SELECT 'kind', state -> 'kind' WHERE NOT state ? 'exact_position'
    ) field
$$;

-- What the revisions of some subjects changed, field by field; null where a field is empty. A field without a name is the subject itself:
-- whether it was there before and after.
CREATE OR REPLACE FUNCTION touched_fields(subjects text[], ids text[])
    RETURNS TABLE (subject text, subject_id text, number bigint, field text, before jsonb, after jsonb)
    LANGUAGE sql STABLE AS $$
    WITH states AS MATERIALIZED (
        SELECT r.subject, r.subject_id, r.number, CASE WHEN r.change = 'deleted' THEN NULL ELSE state_fields(r.state) END AS fields
        FROM unnest(subjects, ids) AS wanted (subject, subject_id)
        JOIN revision r ON r.subject = wanted.subject AND r.subject_id = wanted.subject_id
    ), steps AS (
        SELECT *, lag(fields) OVER (PARTITION BY s.subject, s.subject_id ORDER BY s.number) AS past FROM states s
    )
    SELECT s.subject, s.subject_id, s.number, f.key,
        CASE f.key WHEN '' THEN to_jsonb(s.past IS NOT NULL) ELSE s.past -> f.key END,
        CASE f.key WHEN '' THEN to_jsonb(s.fields IS NOT NULL) ELSE s.fields -> f.key END
    FROM steps s, LATERAL (
        SELECT key FROM jsonb_each(s.fields) after WHERE s.past IS NOT NULL AND after.value IS DISTINCT FROM s.past -> after.key
        UNION ALL
        SELECT key FROM jsonb_object_keys(s.past) key WHERE s.fields IS NOT NULL AND NOT s.fields ? key
        UNION ALL
        -- The whole subject came, or went.
        SELECT '' WHERE s.past IS NULL OR s.fields IS NULL
    ) f
$$;

-- The columns of a row of place for its fields.
CREATE OR REPLACE FUNCTION place_columns(fields jsonb) RETURNS jsonb
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    placed    jsonb := fields -> 'position';
    coarse    boolean := coalesce((placed ->> 'precision')::position_precision > 'street', false);
    of_region boolean := coalesce(placed ->> 'precision' = 'region', false);
BEGIN
    RETURN fields - 'position'
        || coalesce(
            -- A column takes a point as hexadecimal, and not as the GeoJSON of a state.
            placed || jsonb_build_object('exact_position', ST_GeomFromGeoJSON(placed -> 'exact_position')::text),
            '{"exact_position": null, "precision": null, "representative": false, "position_source": null}')
        || jsonb_build_object(
            'address_lines', CASE WHEN NOT coarse THEN fields -> 'address_lines' END,
            'withheld_address_lines', CASE WHEN coarse THEN fields -> 'address_lines' END,
            'postcode', CASE WHEN NOT coarse THEN fields -> 'postcode' END,
            'withheld_postcode', CASE WHEN coarse THEN fields -> 'postcode' END,
            'town', CASE WHEN NOT of_region THEN fields -> 'town' END,
            'withheld_town', CASE WHEN of_region THEN fields -> 'town' END);
END $$;

-- The columns of a table that the database does not compute, of those known. What triggers keep up to date is in no state.
CREATE OR REPLACE FUNCTION written_columns(wanted regclass, known text[]) RETURNS text[]
    LANGUAGE sql STABLE STRICT AS $$
    SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = wanted AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname = ANY (known)
$$;

-- The columns of a child table that an element of a state has.
CREATE OR REPLACE FUNCTION child_columns(wanted regclass, without text[]) RETURNS text[]
    LANGUAGE sql STABLE STRICT AS $$
    SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = wanted AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> ALL (without)
$$;

CREATE OR REPLACE FUNCTION array_diff(all_of text[], without text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(name) FROM unnest(all_of) name WHERE name <> ALL (without)
$$;

-- What a column is when a field is empty: a list without elements, an object without members, or null.
CREATE OR REPLACE FUNCTION empty_columns(wanted regclass) RETURNS jsonb
    LANGUAGE sql STABLE STRICT AS $$
    SELECT jsonb_object_agg(attname, CASE
        WHEN typcategory = 'A' THEN '[]'::jsonb WHEN attname = 'names' THEN '{}' WHEN typname = 'bool' AND attnotnull THEN 'false' ELSE 'null' END)
    FROM pg_attribute JOIN pg_type t ON t.oid = atttypid
    WHERE attrelid = wanted AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
$$;

-- The condition by which a source is found in the index source_by_content.
CREATE OR REPLACE FUNCTION is_source(source text, state text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT format($f$md5(%1$s.citation) = md5(%2$s ->> 'citation') AND %1$s.citation = %2$s ->> 'citation'
        AND %1$s.url IS NOT DISTINCT FROM %2$s ->> 'url'$f$, source, state)
$$;

-- The statement that sets columns of the restored subjects.
CREATE OR REPLACE FUNCTION set_columns(wanted text, columns text[], condition text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT format(
        'UPDATE %1$I t SET (%2$s) = (SELECT %3$s FROM jsonb_populate_record(NULL::%1$I, c.row_of) r) FROM restored c WHERE t.id = c.id AND %4$s',
        wanted, string_agg(format('%I', name), ', '), string_agg(format('r.%I', name), ', '), condition)
    FROM unnest(columns) name
$$;

-- Sets places, organisations or events to certain fields, with the numbers of their next revisions. Only the columns and the child tables that one of
-- the fields in changed names are written, and the position only with its field: a trigger looks for its regions. A subject that is not there is
-- made, with the columns of base that are no fields.
CREATE OR REPLACE FUNCTION restore_subjects(
    wanted text, ids uuid[], fields jsonb[], changed jsonb[], base jsonb[], numbers bigint[], at timestamptz) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    owner    text := wanted || '_id';
    position text[] := ARRAY['exact_position', 'precision', 'representative', 'position_source'];
    empty    jsonb := empty_columns(wanted::regclass);
    known    text[];
    columns  text[];
    touched  text[];
    child    record;
BEGIN
    CREATE TEMP TABLE IF NOT EXISTS restored (id uuid, fields jsonb, changed jsonb, base jsonb, row_of jsonb) ON COMMIT DROP;
    TRUNCATE restored;
    INSERT INTO restored
        SELECT c.id, c.fields, c.changed, c.base,
            empty
            || (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(c.base)
                WHERE key IN ('kind', 'key', 'request_id', 'writer_id', 'created_at'))
            || CASE wanted WHEN 'place' THEN place_columns(c.fields) ELSE c.fields END
            || jsonb_build_object('id', c.id, 'revision', c.number, 'updated_at', at)
        FROM unnest(ids, fields, changed, base, numbers) AS c (id, fields, changed, base, number);

    known := ARRAY(SELECT DISTINCT key FROM restored c, jsonb_object_keys(c.base) key);
    columns := written_columns(wanted::regclass, known);
    touched := ARRAY(
        SELECT column_name FROM restored c, jsonb_object_keys(c.changed) key, unnest(ARRAY[key, 'withheld_' || key]) column_name
        UNION SELECT unnest(ARRAY['revision', 'updated_at']));
    EXECUTE set_columns(
        wanted, array_diff(written_columns(wanted::regclass, touched), position || 'id'::text), $c$NOT c.changed ? 'position'$c$);
    EXECUTE set_columns(wanted, array_diff(columns, ARRAY['id']), $c$c.changed ? 'position'$c$);
    EXECUTE format(
        'INSERT INTO %1$I (%2$s) SELECT %3$s FROM restored c, jsonb_populate_record(NULL::%1$I, c.row_of) r
         WHERE NOT EXISTS (SELECT FROM %1$I t WHERE t.id = c.id)',
        wanted, (SELECT string_agg(format('%I', name), ', ') FROM unnest(columns) name),
        (SELECT string_agg(format('r.%I', name), ', ') FROM unnest(columns) name));

    FOR child IN SELECT * FROM (VALUES
        ('place', 'sources', 'place_source'), ('place', 'periods', 'period'), ('place', 'capacities', 'capacity'),
        ('place', 'contacts', 'contact'), ('place', 'other_names', 'place_name'), ('place', 'ways_to_help', 'way_to_help'),
        ('organisation', 'sources', 'organisation_source'), ('organisation', 'contacts', 'organisation_contact'),
        ('organisation', 'other_names', 'organisation_name'), ('event', 'sources', 'event_source')) AS c (subject, field, child) WHERE subject = wanted
    LOOP
        EXECUTE format('DELETE FROM %I x USING restored c WHERE x.%I = c.id AND c.changed ? %L', child.child, owner, child.field);
        columns := child_columns(child.child::regclass, ARRAY[owner, 'ordinal', 'source_id']);
        EXECUTE format($sql$
            INSERT INTO %1$I (%2$I, ordinal%3$s%4$s)
            SELECT c.id, e.place - 1%5$s%6$s
            FROM restored c
            CROSS JOIN jsonb_array_elements(c.fields -> %7$L) WITH ORDINALITY AS e (item, place)
            CROSS JOIN jsonb_populate_record(NULL::%1$I, %9$L::jsonb || e.item) r
            LEFT JOIN source s ON %8$s
            WHERE c.changed ? %7$L
            $sql$,
            child.child, owner,
            (SELECT coalesce(string_agg(format(', %I', name), ''), '') FROM unnest(columns) name),
            CASE WHEN child.child = 'way_to_help' THEN '' ELSE ', source_id' END,
            (SELECT coalesce(string_agg(format(', r.%I', name), ''), '') FROM unnest(columns) name),
            CASE WHEN child.child = 'way_to_help' THEN '' ELSE ', s.id' END,
            child.field,
            CASE WHEN child.child = 'way_to_help' THEN 'false'
                 WHEN child.field = 'sources' THEN is_source('s', 'e.item') ELSE is_source('s', '(e.item -> ''source'')') END,
            empty_columns(child.child::regclass));
    END LOOP;

    IF wanted = 'place' THEN
        DELETE FROM coverage x USING restored c WHERE x.place_id = c.id AND c.changed ? 'coverage';
        INSERT INTO coverage (place_id, region_code)
            SELECT c.id, r.code FROM restored c, jsonb_array_elements_text(c.fields -> 'coverage') code JOIN region r ON r.code = code
            WHERE c.changed ? 'coverage';
        DELETE FROM involvement x USING restored c WHERE x.place_id = c.id AND c.changed ? ('involvement ' || x.id);
        INSERT INTO involvement (id, organisation_id, place_id, role, started, ended, source_id, confidence, note, imported_from)
            SELECT r.id, r.organisation_id, c.id, r.role, r.started, r.ended, s.id, r.confidence, r.note, r.imported_from
            FROM restored c
            CROSS JOIN jsonb_each(c.fields) f
            CROSS JOIN jsonb_populate_record(NULL::involvement, f.value) r
            LEFT JOIN source s ON md5(s.citation) = md5(f.value -> 'source' ->> 'citation') AND s.citation = f.value -> 'source' ->> 'citation'
                AND s.url IS NOT DISTINCT FROM f.value -> 'source' ->> 'url'
            WHERE f.key LIKE 'involvement %' AND c.changed ? f.key
            -- One that was moved and changed since stays where it is.
            ON CONFLICT (id) DO NOTHING;
    END IF;
END $$;
