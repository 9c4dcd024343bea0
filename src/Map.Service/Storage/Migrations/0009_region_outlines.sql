-- Boundaries as tiles draw them: in Web Mercator, and no finer than half a pixel of a tile of 512 pixels at the highest of the zooms that
-- they are for. Simplifying a country takes longer than drawing a tile may.
CREATE TABLE region_outline (
    region_code text NOT NULL REFERENCES region ON DELETE CASCADE,
    zooms       int4range NOT NULL,
    outline     geometry(Geometry, 3857) NOT NULL,
    PRIMARY KEY (region_code, zooms)
);

CREATE INDEX region_outline_by_area ON region_outline USING gist (outline);

-- Countries only up to zoom 4. From zoom 9 boundaries are as they were given: they have some ten metres.
CREATE FUNCTION outlines_of(region region) RETURNS TABLE (zooms int4range, outline geometry)
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    -- Web Mercator has no poles.
    WITH whole AS MATERIALIZED (
        SELECT ST_Transform(ST_ClipByBox2D(region.boundary, ST_MakeEnvelope(-180, -85.06, 180, 85.06, 4326)), 3857) AS shape
    )
    SELECT int4range(lowest, highest, '[]'), simple
    FROM whole, (VALUES (0, 2), (3, 4), (5, 6), (7, 8), (9, 22)) AS span (lowest, highest),
         LATERAL (SELECT CASE WHEN highest = 22 THEN shape ELSE ST_Simplify(shape, 40075016.68 / 512 / 2 ^ highest / 2) END AS simple) s
    WHERE (lowest >= 5 OR region.kind = 'country') AND NOT ST_IsEmpty(simple)
$$;

CREATE FUNCTION draw_region() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM region_outline WHERE region_code = NEW.code;
    INSERT INTO region_outline SELECT NEW.code, zooms, outline FROM outlines_of(NEW);
    RETURN NULL;
END $$;

CREATE TRIGGER region_outlines AFTER INSERT OR UPDATE OF boundary, kind ON region
    FOR EACH ROW EXECUTE FUNCTION draw_region();

INSERT INTO region_outline SELECT r.code, o.zooms, o.outline FROM region r, outlines_of(r) o;
