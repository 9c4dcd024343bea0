-- Version 1. Raise it with every edit: a program refuses a database whose functions have a higher version than its own.

-- The point of a site.
CREATE OR REPLACE FUNCTION site_point(site jsonb) RETURNS geometry
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ST_SetSRID(ST_MakePoint(
        coalesce((site -> 'position' ->> 'longitude')::float, 0), coalesce((site -> 'position' ->> 'latitude')::float, 0)), 4326)
$$;

-- The precision of a site: PRECISION_TOWN is town.
CREATE OR REPLACE FUNCTION site_precision(site jsonb) RETURNS position_precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(substr(site ->> 'precision', 11))::position_precision
$$;

-- A site with the position that is published of it.
CREATE OR REPLACE FUNCTION seen_site(site jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN site_precision(site) <= 'street' THEN site ELSE site - 'words' || jsonb_build_object('position', (
        SELECT jsonb_build_object('latitude', ST_Y(point), 'longitude', ST_X(point))
        FROM published(site_point(site), site_precision(site), false) point)) END
$$;

-- What of a venue may be seen. Everything that reads the column venue, of the table or of a state in the log, reads it through here.
CREATE OR REPLACE FUNCTION seen_venue(venue jsonb, is_shown boolean) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN venue ? 'site' THEN venue || jsonb_build_object('site', seen_site(venue -> 'site'))
        WHEN venue ? 'late' AND is_shown THEN jsonb_set(venue, '{late,site}', seen_site(venue -> 'late' -> 'site'))
        ELSE venue #- '{late,site}'
    END
$$;

-- What of an earlier venue may be seen: what is hidden now was hidden before, nothing that was hidden is shown once it is past, and a position is
-- no finer than it is now.
CREATE OR REPLACE FUNCTION past_venue(past jsonb, present jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN present ?| '{late,on_request}' AND past ?| '{place_id,site,online_url}' THEN '{}'
        WHEN past ? 'on_request' AND past -> 'on_request' IS DISTINCT FROM present -> 'on_request' THEN past || '{"on_request": {}}'
        WHEN past ? 'site' AND present ? 'site' AND site_precision(present -> 'site') > site_precision(past -> 'site')
            THEN past || jsonb_build_object('site', jsonb_build_object('precision', past -> 'site' -> 'precision'))
        ELSE seen_venue(past, false)
    END
$$;

-- The place of the map that an id leads to.
CREATE OR REPLACE FUNCTION surviving_place(wanted uuid) RETURNS uuid
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce((SELECT survivor_id FROM redirect WHERE id = wanted AND subject = 'place'), wanted)
$$;

-- A late venue is a town for all that measures, orders and draws, at any time: an order that knew more would tell it.
CREATE OR REPLACE FUNCTION event_lies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    site   jsonb := coalesce(NEW.venue -> 'site', NEW.venue -> 'late' -> 'site');
    coarse position_precision;
BEGIN
    NEW.position := NULL;
    NEW."precision" := NULL;
    IF NEW.venue ? 'place_id' THEN
        SELECT p.position, p."precision" INTO NEW.position, NEW."precision"
        FROM place p WHERE p.id = surviving_place((NEW.venue ->> 'place_id')::uuid) AND p.published AND p.position IS NOT NULL;
    ELSIF site IS NOT NULL THEN
        coarse := CASE WHEN NEW.venue ? 'late' THEN greatest(site_precision(site), 'town') ELSE site_precision(site) END;
        NEW.position := published(site_point(site), coarse, false);
        NEW."precision" := coarse;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION event_in_its_regions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM event_region WHERE event_id = NEW.id;
    INSERT INTO event_region (region_code, event_id)
        SELECT code, NEW.id FROM regions_containing(NEW.position, 5000 + 79000 * published_cell(NEW."precision", false)) code
        WHERE NEW.position IS NOT NULL
        UNION
        -- Its column has a name: a bare "code" would be that of the region, and every region would match.
        SELECT r.code, NEW.id FROM jsonb_array_elements_text(coalesce(NEW.venue -> 'region_codes', '[]')) AS listed (code) JOIN region r ON r.code = listed.code
        UNION
        SELECT c.region_code, NEW.id FROM coverage c JOIN place p ON p.id = c.place_id
        WHERE NEW.position IS NULL AND NEW.venue ? 'place_id' AND p.published AND p.id = surviving_place((NEW.venue ->> 'place_id')::uuid);
    RETURN NULL;
END $$;

-- A place that moves, goes, or is merged into another takes its events along.
CREATE OR REPLACE FUNCTION place_takes_its_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    here uuid := coalesce(NEW.id, OLD.id);
BEGIN
    UPDATE event SET position = NULL WHERE venue ? 'place_id' AND venue ->> 'place_id' IN (
        SELECT here::text UNION SELECT id::text FROM redirect WHERE survivor_id = here);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION redirect_takes_its_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE event SET position = NULL WHERE venue ? 'place_id' AND venue ->> 'place_id' = coalesce(NEW.id, OLD.id)::text;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER event_lies BEFORE INSERT OR UPDATE OF venue, position, "precision" ON event
    FOR EACH ROW EXECUTE FUNCTION event_lies();
CREATE OR REPLACE TRIGGER event_regions AFTER INSERT OR UPDATE OF venue, position, "precision" ON event
    FOR EACH ROW EXECUTE FUNCTION event_in_its_regions();
-- By the alphabet after place_regions, which finds the regions of the place.
CREATE OR REPLACE TRIGGER place_takes_events AFTER INSERT OR DELETE OR UPDATE OF exact_position, "precision", representative, published ON place
    FOR EACH ROW EXECUTE FUNCTION place_takes_its_events();
CREATE OR REPLACE TRIGGER redirect_takes_events AFTER INSERT OR DELETE OR UPDATE OF survivor_id ON redirect
    FOR EACH ROW EXECUTE FUNCTION redirect_takes_its_events();

-- A new or moved boundary affects the events that the region had, and those in and around it now.
CREATE OR REPLACE FUNCTION region_takes_its_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    north float := greatest(abs(ST_YMin(NEW.boundary)), abs(ST_YMax(NEW.boundary)));
BEGIN
    UPDATE event SET position = NULL
    WHERE position && ST_Expand(ST_Envelope(NEW.boundary), least(180, 1 / greatest(cos(radians(north)), 0.001)), 1)
       OR id IN (SELECT event_id FROM event_region WHERE region_code = NEW.code);
    RETURN NULL;
END $$;

-- By the alphabet after region_parts.
CREATE OR REPLACE TRIGGER region_takes_events AFTER INSERT OR UPDATE OF boundary, parent_code ON region
    FOR EACH ROW EXECUTE FUNCTION region_takes_its_events();
