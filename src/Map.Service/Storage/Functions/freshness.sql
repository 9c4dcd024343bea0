-- Version 1. Raise it with every edit: a program refuses a database whose functions have a higher version than its own.

-- The fields of places that grow old, each by itself: those of a state that it is made of, their paths in the contract, and how often a year it
-- changes at a detention centre, a reporting centre, a support group, an office, until the map itself has shown more. The numbers are those of
-- StaleField in the contract. The figures are guesses; their order of size is what matters.
CREATE OR REPLACE FUNCTION freshness_fields() RETURNS TABLE (field int, keys text[], paths text[], usual float8[])
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    VALUES
        (1, '{status,periods}'::text[], '{status,periods}'::text[], '{0.06,0.05,0.10,0.05}'::float8[]),
        (2, '{contacts,website}', '{contacts,website}', '{0.10,0.08,0.25,0.10}'),
        (3, '{opening_hours}', '{reporting_centre.opening_hours,support_group.opening_hours}', '{0.10,0.25,0.35,0.10}'),
        (4, '{services,offers,languages,audiences,ways_to_help,coverage}',
            '{support_group.services,support_group.offers,support_group.languages,support_group.audiences,support_group.ways_to_help,coverage_codes}',
            '{0.10,0.10,0.20,0.10}'),
        (5, '{position,address_lines,postcode,town}', '{position,precision,address}', '{0.01,0.04,0.12,0.06}'),
        (6, '{involvement,organisation_id}', '{support_group.organisation_id,office.organisation_id}', '{0.15,0.10,0.05,0.05}'),
        (7, '{capacities,holds,holding_room}',
            '{detention_centre.capacities,detention_centre.holds,reporting_centre.holding_room}', '{0.25,0.05,0.05,0.05}')
$$;

-- The figures of a kind for all fields.
CREATE OR REPLACE FUNCTION usual_change_rates(kind place_kind) RETURNS float8[]
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT array_agg(f.usual[array_position(enum_range(NULL::place_kind), usual_change_rates.kind)] ORDER BY f.field) FROM freshness_fields() f
$$;

-- Learns from all revisions of some places. A field is looked at when the entry is confirmed, when a source says that it was read for the
-- field, and when somebody changes it. What was empty before was not wrong. Imports, merges and what was undone are no looks of anybody.
CREATE OR REPLACE FUNCTION learn_freshness(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM place_freshness WHERE place_id = ANY (ids::uuid[]);
    INSERT INTO place_freshness (place_id, kind, country, changes, years, checked_on)
    WITH log AS MATERIALIZED (
        SELECT r.subject_id AS id, r.number, (r.at AT TIME ZONE 'UTC')::date AS day, r.state, r.change,
            row_number() OVER past = 1 AS is_first, lead(r.number) OVER past IS NULL AS is_last,
            r.origin IN ('import', 'merge', 'revert') AS is_no_look, coalesce(lead(r.origin) OVER past = 'revert', false) AS is_undone
        FROM revision r WHERE r.subject = 'place' AND r.subject_id = ANY (ids)
        WINDOW past AS (PARTITION BY r.subject_id ORDER BY r.number)
    ), touched AS (
        SELECT t.subject_id AS id, t.number, f.field, bool_or(coalesce(t.before, 'null') <> 'null') AS was_known
        FROM touched_fields(array_fill('place'::text, ARRAY[cardinality(ids)]), ids) t
        JOIN freshness_fields() f ON split_part(t.field, ' ', 1) = ANY (f.keys)
        GROUP BY t.subject_id, t.number, f.field
    ), words AS (
        SELECT l.id, l.number, f.field, max((s.source ->> 'read_on')::date) AS day
        FROM log l, jsonb_array_elements(l.state -> 'sources') AS s(source), jsonb_array_elements_text(s.source -> 'supports') AS p(path), freshness_fields() f
        WHERE s.source ->> 'read_on' IS NOT NULL AND (p.path = ANY (f.paths) OR split_part(p.path, '.', 1) = ANY (f.paths))
        GROUP BY l.id, l.number, f.field
    ), known AS (
        SELECT l.id, l.number, f.field,
            CASE WHEN NOT l.is_undone THEN greatest(
                (l.state ->> 'verified_on')::date, w.day,
                CASE WHEN l.is_first AND l.state ->> 'verified_on' IS NULL
                    THEN least(first_day((l.state ->> 'status_as_of')::partial_date), l.day) END,
                CASE WHEN t.field IS NOT NULL AND NOT l.is_no_look THEN l.day END) END AS day,
            coalesce(t.was_known, false) AND NOT l.is_no_look AND NOT l.is_undone AS has_changed
        FROM log l CROSS JOIN freshness_fields() f
        LEFT JOIN touched t ON t.id = l.id AND t.number = l.number AND t.field = f.field
        LEFT JOIN words w ON w.id = l.id AND w.number = l.number AND w.field = f.field
    ), looks AS (
        SELECT k.id, k.field, k.has_changed, max(k.day) OVER past AS until, max(k.day) OVER earlier AS since
        FROM known k
        WINDOW past AS (PARTITION BY k.id, k.field ORDER BY k.number),
            earlier AS (PARTITION BY k.id, k.field ORDER BY k.number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ), sums AS (
        -- When within the time between two looks it changed is not known: in the middle of it.
        SELECT id, field, count(*) FILTER (WHERE has_changed AND until > since)::int AS changes,
            coalesce(sum((until - since) / 365.25 / CASE WHEN has_changed THEN 2 ELSE 1 END) FILTER (WHERE until > since), 0)::float8 AS years,
            max(until) AS checked_on
        FROM looks GROUP BY id, field
    ), latest AS (
        SELECT id, (state ->> 'kind')::place_kind AS kind, coalesce(state ->> 'country', '') AS country,
            ARRAY(SELECT split_part(k.name, ' ', 1) FROM jsonb_object_keys(state_fields(state)) AS k(name)) AS keys
        FROM log WHERE is_last AND change <> 'deleted'
    )
    SELECT l.id::uuid, l.kind, l.country, array_agg(s.changes ORDER BY s.field), array_agg(s.years ORDER BY s.field),
        array_agg(CASE WHEN l.keys && f.keys THEN s.checked_on END ORDER BY s.field)
    FROM latest l JOIN sums s ON s.id = l.id JOIN freshness_fields() f ON f.field = s.field
    GROUP BY l.id, l.kind, l.country;
END $$;

-- How often each field changes, by kind and country: the changes seen, over the years under watch, each with five changes of what is known of
-- the kind as a whole added to them, and of the kind with five of the usual figures. A country of few places is like the others of its kind until
-- it has shown more. (The mean of a gamma distribution after Poisson counts: Clayton and Kaldor, Biometrics 43, 1987.)
CREATE OR REPLACE FUNCTION learn_change_rates() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM change_rate;
    INSERT INTO change_rate (kind, country, changes, per_year)
    WITH seen AS (
        SELECT p.kind, p.country, x.field::int AS field, sum(x.changes) AS changes, sum(x.years) AS years
        FROM place_freshness p, unnest(p.changes, p.years) WITH ORDINALITY x(changes, years, field)
        GROUP BY p.kind, p.country, x.field
    ), of_kind AS (
        SELECT s.kind, s.field,
            (sum(s.changes) + 5) / (sum(s.years) + 5 / (usual_change_rates(s.kind))[s.field]) AS per_year
        FROM seen s GROUP BY s.kind, s.field
    )
    SELECT s.kind, s.country, array_agg(s.changes ORDER BY s.field),
        array_agg(((s.changes + 5) / (s.years + 5 / k.per_year))::float8 ORDER BY s.field)
    FROM seen s JOIN of_kind k ON k.kind = s.kind AND k.field = s.field
    GROUP BY s.kind, s.country;
END $$;

-- How far a field has come from being certain: minus the logarithm of the probability that it is still so. Of places alike, some change often and
-- most hardly ever; what this one has shown counts against one change of such places. With a gamma distribution of rates, the time until a
-- change has a Lomax distribution: who has not changed for long will hardly change tomorrow.
CREATE OR REPLACE FUNCTION staleness(changes int, years float8, checked_on date, per_year float8, today date) RETURNS float8
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN checked_on IS NULL OR checked_on >= today THEN 0
        ELSE (changes + 1) * ln(1 + (today - checked_on) / 365.25 / (years + 1 / per_year)) END;
