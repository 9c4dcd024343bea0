-- Run by build-regions.sh. Everything lives in temporary tables.
SET client_encoding = 'UTF8';
SET client_min_messages = warning;

CREATE TEMP TABLE named (code text, kind text, parent text, name text, names text);
CREATE TEMP TABLE grouping_rule (country text, field text, value text, code text);
CREATE TEMP TABLE correction (adm1_code text, code text, reason text);
CREATE TEMP TABLE corrected_name (code text, name text, names text);
\copy named FROM 'regions/regions.csv' WITH (FORMAT csv, HEADER MATCH)
\copy grouping_rule FROM 'regions/groups.csv' WITH (FORMAT csv, HEADER MATCH)
\copy correction FROM 'regions/corrections.csv' WITH (FORMAT csv, HEADER MATCH)
\copy corrected_name FROM 'regions/names.csv' WITH (FORMAT csv, HEADER MATCH)

-- "fr=Londres; cy=Llundain" as JSON.
CREATE FUNCTION pg_temp.as_json(names text) RETURNS jsonb LANGUAGE sql RETURN (
    SELECT jsonb_object_agg(split_part(pair, '=', 1), split_part(pair, '=', 2)) FROM string_to_table(names, '; ') pair);

-- The countries for which Natural Earth has all local names, and the field that contains them.
CREATE TEMP TABLE local_language (country text, tag text, field text);
INSERT INTO local_language VALUES
    ('AT', 'de', 'name'), ('CZ', 'cs', 'name'), ('DE', 'de', 'name'), ('DK', 'da', 'name'), ('ES', 'es', 'name'), ('IS', 'is', 'name'),
    ('IT', 'it', 'name'), ('NL', 'nl', 'name'), ('PT', 'pt', 'name'),
    ('BG', 'bg', 'name_local'), ('GR', 'el', 'name_local'), ('RS', 'sr', 'name_local');

\set source `cat "$MAP_REGIONS_SOURCE"`
CREATE TEMP TABLE unit AS
SELECT p, p->>'iso_a2' AS country,
       CASE WHEN c.adm1_code IS NOT NULL THEN c.code
            WHEN p->>'iso_3166_2' ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$' THEN p->>'iso_3166_2' END AS code,
       -- Eleven metres is finer than the source. Every vertex is rounded the same way, so borders of neighbours still coincide.
       ST_ReducePrecision(ST_MakeValid(ST_GeomFromGeoJSON(feature->'geometry')), 0.0001) AS area
FROM jsonb_array_elements((:'source'::jsonb)->'features') feature
CROSS JOIN LATERAL (SELECT feature->'properties') properties(p)
LEFT JOIN correction c ON c.adm1_code = p->>'adm1_code'
-- Uninhabited, and so far away that the bounding box of Norway or France would span oceans.
WHERE p->>'name' NOT IN ('Bouvet Island', 'Clipperton Island');
\unset source

-- The units of each region.
CREATE TEMP TABLE part AS
SELECT DISTINCT code, area FROM (
    SELECT country, area FROM unit
    UNION ALL
    SELECT r.code, u.area FROM unit u JOIN grouping_rule r ON r.country = u.country AND r.value = u.p->>r.field
    UNION ALL
    SELECT code, area FROM unit WHERE code IS NOT NULL) parts(code, area);

-- "londonien d'Ealing", "cité de Leeds", "canton des Grisons": Natural Earth's French names begin with the kind of unit, or with a remnant of that word.
\set kind_of_area '^(londonien|cité|[Mm]unicipalité|Commune|[Cc]omitat|comté|canton|région|voïvodie) (de ?|d[''’]|des |du )|^d[''’]'
CREATE TEMP TABLE region AS
SELECT n.code, n.kind, n.parent, n.name, coalesce(pg_temp.as_json(n.names), '{}') AS names
FROM named n
UNION ALL
(SELECT DISTINCT ON (u.code) u.code, 'subdivision',
       coalesce((SELECT g.code FROM grouping_rule g JOIN named n USING (code)
                 WHERE g.country = u.country AND g.value = u.p->>g.field ORDER BY n.kind = 'nation' LIMIT 1), u.country),
       coalesce(c.name, u.p->>'name_en'),
       CASE WHEN c.code IS NOT NULL THEN coalesce(pg_temp.as_json(c.names), '{}')
            ELSE jsonb_strip_nulls(jsonb_build_object(coalesce(l.tag, 'und'), u.p->>l.field)) - 'und'
                || jsonb_build_object('fr', regexp_replace(u.p->>'name_fr', :'kind_of_area', '')) END
FROM unit u
LEFT JOIN corrected_name c ON c.code = u.code
LEFT JOIN local_language l ON l.country = u.country
WHERE u.code IS NOT NULL
ORDER BY u.code, u.p->>'adm1_code');

CREATE TEMP TABLE shape AS
SELECT code, ST_ForcePolygonCCW(ST_Normalize(ST_Multi(ST_CollectionExtract(ST_Union(area, 0.0001), 3)))) AS boundary
FROM part GROUP BY code;

SELECT '{"type":"FeatureCollection","features":[';
SELECT json_build_object('type', 'Feature',
           'properties', json_build_object('code', code, 'name', name, 'names', names, 'kind', kind, 'parent', parent),
           'geometry', ST_AsGeoJSON(boundary, 4, 0)::json)::text
       || CASE WHEN lead(code) OVER o IS NULL THEN '' ELSE ',' END
FROM region JOIN shape USING (code)
WINDOW o AS (ORDER BY array_position('{country,nation,region,subdivision}', kind), code COLLATE "C")
ORDER BY array_position('{country,nation,region,subdivision}', kind), code COLLATE "C";
SELECT ']}';
