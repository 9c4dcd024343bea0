-- Version 3. Raise it with every edit: a program refuses a database whose functions have a higher version than its own.

-- The regions that a point lies in. A point in none is just off the coast: it belongs to the nearest region within reach, in metres, and to
-- all that this one is a part of. Only regions without parts of their own are measured: a country shares its coast with them, and rounding
-- would decide between the two. In plpgsql, which keeps the plans: in SQL, to make them anew for each point takes eight times as long.
CREATE OR REPLACE FUNCTION regions_containing(point geometry, reach float DEFAULT 5000) RETURNS SETOF text
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT region_code FROM region_part WHERE ST_Intersects(part, point);
    IF FOUND THEN RETURN; END IF;
    RETURN QUERY
        WITH RECURSIVE nearest AS (
            SELECT p.region_code
            FROM region_part p
            WHERE NOT EXISTS (SELECT FROM region child WHERE child.parent_code = p.region_code)
              AND p.part && ST_Expand(point, least(180, reach / 100000 / greatest(cos(radians(ST_Y(point))), 0.001)), reach / 100000)
              AND ST_DWithin(p.part::geography, point::geography, reach)
            ORDER BY ST_Distance(p.part::geography, point::geography), p.region_code
            LIMIT 1
        ), up AS (
            SELECT region_code AS code FROM nearest
            UNION
            SELECT r.parent_code FROM region r JOIN up ON up.code = r.code WHERE r.parent_code IS NOT NULL
        )
        SELECT code FROM up;
END $$;

-- Keep place_region up to date, for the triggers on place and on region.
CREATE OR REPLACE FUNCTION place_in_its_regions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A place that only gets another name stays in its regions: to look for them takes longer than all else that a new name does.
    IF TG_OP = 'UPDATE' AND (NEW."precision", NEW.representative) IS NOT DISTINCT FROM (OLD."precision", OLD.representative)
        AND ST_AsBinary(NEW.exact_position) IS NOT DISTINCT FROM ST_AsBinary(OLD.exact_position) THEN
        UPDATE place_region SET sort_name = NEW.sort_name WHERE place_id = NEW.id AND sort_name <> NEW.sort_name;
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN DELETE FROM place_region WHERE place_id = NEW.id; END IF;
    INSERT INTO place_region (region_code, place_id, sort_name)
        SELECT code, NEW.id, NEW.sort_name FROM published_regions(NEW.exact_position, NEW."precision", NEW.representative) code;
    RETURN NULL;
END $$;

-- A new or moved boundary affects the places that the region had, and those in and around it now. Publishing moves no point as far as a
-- degree.
CREATE OR REPLACE FUNCTION region_takes_its_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    north   float := greatest(abs(ST_YMin(NEW.boundary)), abs(ST_YMax(NEW.boundary)));
    touched uuid[] := ARRAY(
        SELECT id FROM place
        WHERE position && ST_Expand(ST_Envelope(NEW.boundary), least(180, 1 / greatest(cos(radians(north)), 0.001)), 1)
        UNION
        SELECT place_id FROM place_region WHERE region_code = NEW.code);
BEGIN
    DELETE FROM place_region WHERE place_id = ANY (touched);
    INSERT INTO place_region (region_code, place_id, sort_name)
        SELECT code, id, sort_name FROM place, published_regions(exact_position, "precision", representative) code
        WHERE id = ANY (touched);
    RETURN NULL;
END $$;
