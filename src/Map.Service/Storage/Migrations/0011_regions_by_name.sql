-- The places of a region by name without sorting them: a list of a large one begins at once.
ALTER TABLE place_region ADD sort_name text COLLATE "C";
UPDATE place_region SET sort_name = place.sort_name FROM place WHERE place.id = place_id;
ALTER TABLE place_region ALTER sort_name SET NOT NULL;

-- Each of the two finds by its first column; that of the places by itself is no longer needed.
ALTER TABLE place_region DROP CONSTRAINT place_region_pkey, ADD PRIMARY KEY (place_id, region_code);
DROP INDEX place_region_by_place;
CREATE INDEX place_region_by_name ON place_region (region_code, sort_name, place_id);

CREATE OR REPLACE FUNCTION place_in_its_regions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM place_region WHERE place_id = NEW.id;
    INSERT INTO place_region (region_code, place_id, sort_name)
        SELECT code, NEW.id, NEW.sort_name FROM published_regions(NEW.exact_position, NEW."precision", NEW.representative) code;
    RETURN NULL;
END $$;

DROP TRIGGER place_regions ON place;
CREATE TRIGGER place_regions AFTER INSERT OR UPDATE OF exact_position, "precision", representative, name ON place
    FOR EACH ROW EXECUTE FUNCTION place_in_its_regions();

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
