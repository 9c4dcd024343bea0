-- Named areas with a boundary: countries, their parts, England's regions.

CREATE TYPE region_kind AS ENUM ('country', 'nation', 'region', 'subdivision');

CREATE TABLE region (
    code        text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$|^UK[A-Z]$'),
    name        text NOT NULL,
    names       jsonb NOT NULL DEFAULT '{}',
    kind        region_kind NOT NULL,
    parent_code text REFERENCES region DEFERRABLE INITIALLY DEFERRED,
    boundary    geometry(MultiPolygon, 4326) NOT NULL,
    search_text text NOT NULL GENERATED ALWAYS AS (searchable(names, code, name)) STORED,
    revision    bigint NOT NULL REFERENCES revision DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX region_by_parent ON region (parent_code);

-- The boundary in pieces of at most 128 vertices: point-in-polygon is then twice as fast as on whole boundaries.
CREATE TABLE region_part (
    region_code text NOT NULL REFERENCES region ON DELETE CASCADE,
    part        geometry(Polygon, 4326) NOT NULL
);

CREATE INDEX region_part_by_area ON region_part USING gist (part);
CREATE INDEX region_part_by_region ON region_part (region_code);

CREATE FUNCTION cut_region_into_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM region_part WHERE region_code = NEW.code;
    INSERT INTO region_part SELECT NEW.code, ST_Subdivide(NEW.boundary, 128);
    RETURN NULL;
END $$;

CREATE TRIGGER region_parts AFTER INSERT OR UPDATE OF boundary ON region
    FOR EACH ROW EXECUTE FUNCTION cut_region_into_parts();

-- The regions that a point lies in. A point in none is just off the coast: it belongs to the nearest region within reach, in metres, and to
-- all that this one is a part of. Only regions without parts of their own are measured: a country shares its coast with them, and rounding
-- would decide between the two.
CREATE FUNCTION regions_containing(point geometry, reach float DEFAULT 5000) RETURNS SETOF text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    WITH inside AS (
        SELECT DISTINCT region_code FROM region_part WHERE ST_Intersects(part, point)
    ), nearest AS (
        SELECT p.region_code
        FROM region_part p
        WHERE NOT EXISTS (SELECT FROM inside)
          AND NOT EXISTS (SELECT FROM region child WHERE child.parent_code = p.region_code)
          AND p.part && ST_Expand(point, least(180, reach / 100000 / greatest(cos(radians(ST_Y(point))), 0.001)), reach / 100000)
          AND ST_DWithin(p.part::geography, point::geography, reach)
        ORDER BY ST_Distance(p.part::geography, point::geography), p.region_code
        LIMIT 1
    ), ancestors AS (
        WITH RECURSIVE up AS (
            SELECT region_code AS code FROM nearest
            UNION
            SELECT r.parent_code FROM region r JOIN up ON up.code = r.code WHERE r.parent_code IS NOT NULL
        )
        SELECT code FROM up
    )
    SELECT region_code FROM inside UNION SELECT code FROM ancestors
$$;
