-- Run by check-regions.sh. Prints a row for each error, and fails if there is one.
SET client_encoding = 'UTF8';
SET client_min_messages = warning;

\set source `gzip -dc regions.geojson.gz`
CREATE TEMP TABLE region AS
SELECT p->>'code' AS code, p->>'name' AS name, p->>'kind' AS kind, p->>'parent' AS parent,
       ST_GeomFromGeoJSON(feature->'geometry') AS boundary
FROM jsonb_array_elements((:'source'::jsonb)->'features') feature CROSS JOIN LATERAL (SELECT feature->'properties') properties(p);
\unset source
CREATE INDEX ON region USING gist (boundary);

CREATE TEMP TABLE detention_centre (
    id text, name text, name_local text, type text, status text, status_as_of text, authority text, operator text, address text,
    postcode text, town text, admin_area text, country text, latitude float8, longitude float8, "precision" text, capacity text,
    capacity_year text, opened text, closed text, confidence text, coord_source text, sources text, notes text,
    gazetteer_check text, admin1_iso text, admin1_check text);
CREATE TEMP TABLE reporting_centre (
    id text, name text, address text, postcode text, town text, admin_area text, country text, latitude float8, longitude float8,
    "precision" text, operator text, holding_room text, holding_room_operator text, status text, status_as_of text, confidence text,
    coord_source text, sources text, notes text, outcode_check text, admin1_iso text, admin1_check text);
CREATE TEMP TABLE coverage ("group" text, region text, source_note text);
\copy detention_centre FROM 'detention_centres.csv' WITH (FORMAT csv, HEADER MATCH)
\copy reporting_centre FROM 'reporting_centres.csv' WITH (FORMAT csv, HEADER MATCH)
\copy coverage FROM 'coverage.csv' WITH (FORMAT csv, HEADER MATCH)

CREATE TEMP TABLE place AS
SELECT id, country, admin1_iso, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography AS position FROM detention_centre
UNION ALL
SELECT id, country, admin1_iso, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography FROM reporting_centre;

CREATE TEMP TABLE fault AS
SELECT code AS subject, 'is not a code, or there twice' AS what FROM region
GROUP BY code HAVING count(*) > 1 OR code !~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$|^UK[A-Z]$'
UNION ALL
SELECT code, 'has no valid MultiPolygon' FROM region
WHERE boundary IS NULL OR ST_IsEmpty(boundary) OR NOT ST_IsValid(boundary) OR GeometryType(boundary) <> 'MULTIPOLYGON'
UNION ALL
SELECT code, 'has no parent, or one that is not here' FROM region r
WHERE kind <> 'country' AND parent IS NULL OR parent NOT IN (SELECT code FROM region)
UNION ALL
-- Cyprus has units without an ISO code.
SELECT p.code, 'is not the union of its parts' FROM region p JOIN region c ON c.parent = p.code
WHERE p.code <> 'CY' GROUP BY p.code, p.boundary
HAVING ST_Area(ST_SymDifference(p.boundary, ST_Union(c.boundary))::geography) > 100000
UNION ALL
SELECT a.code, 'overlaps ' || b.code FROM region a JOIN region b ON a.kind = b.kind AND a.code < b.code AND a.boundary && b.boundary
WHERE b.code IS DISTINCT FROM a.parent AND a.code IS DISTINCT FROM b.parent
  AND ST_Area(ST_Intersection(a.boundary, b.boundary)::geography) > 100000
UNION ALL
SELECT p.id, 'is more than 5 km from its ' || coalesce(own, 'region') FROM place p CROSS JOIN unnest(ARRAY[country, admin1_iso]) own
WHERE NOT EXISTS (SELECT FROM region r WHERE r.code = own AND ST_DWithin(r.boundary::geography, p.position, 5000))
UNION ALL
SELECT "group", 'is said to cover ' || region || ', which is not here' FROM coverage
WHERE region NOT IN (SELECT code FROM region);

SELECT subject, what FROM fault ORDER BY subject, what;
DO $$ BEGIN
    IF EXISTS (SELECT FROM fault) THEN RAISE 'the regions or the places have the faults above'; END IF;
END $$;
