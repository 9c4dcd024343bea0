-- The schema that PostGraphile serves: the eight fields of the queries, of published places, and functions for the filters that it does not
-- have. The functions use the same indexes in the same way as the service.
DROP SCHEMA IF EXISTS peer CASCADE;
CREATE SCHEMA peer;

CREATE VIEW peer.place AS
    SELECT id, name, kind::text, status::text, country, website, "precision"::text, ST_Y(position) AS latitude, ST_X(position) AS longitude
    FROM place WHERE published;

CREATE TYPE peer.near_place AS (
    id uuid, name text, kind text, status text, country text, website text, "precision" text, latitude float, longitude float,
    distance float);

CREATE FUNCTION peer.places_near(lon float, lat float, metres float, size int) RETURNS SETOF peer.near_place
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 20 AS $$
    SELECT p.id, p.name, p.kind::text, p.status::text, p.country, p.website, p."precision"::text, ST_Y(p.position), ST_X(p.position),
           ST_Distance(p.position::geography, ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography)
    FROM place p
    WHERE p.published AND p.status <> 'closed'
      AND ST_DWithin(p.position::geography, ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography, metres)
    ORDER BY p.position::geography <-> ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography
    LIMIT size
$$;

CREATE FUNCTION peer.places_in_box(west float, south float, east float, north float, size int) RETURNS SETOF peer.near_place
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 50 AS $$
    SELECT p.id, p.name, p.kind::text, p.status::text, p.country, p.website, p."precision"::text, ST_Y(p.position), ST_X(p.position), null::float
    FROM place p
    WHERE p.published AND p.status <> 'closed' AND p.position && ST_MakeEnvelope(west, south, east, north, 4326)
    ORDER BY p.sort_name, p.id
    LIMIT size
$$;

CREATE FUNCTION peer.places_in_region(code text, size int) RETURNS SETOF peer.near_place
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 50 AS $$
    SELECT p.id, p.name, p.kind::text, p.status::text, p.country, p.website, p."precision"::text, ST_Y(p.position), ST_X(p.position), null::float
    FROM place p
    WHERE p.published AND p.status <> 'closed'
      AND p.id IN (SELECT r.place_id FROM place_region r WHERE r.region_code = code)
    ORDER BY p.sort_name, p.id
    LIMIT size
$$;

CREATE FUNCTION peer.places_with_text(words text, size int) RETURNS SETOF peer.near_place
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 50 AS $$
    SELECT p.id, p.name, p.kind::text, p.status::text, p.country, p.website, p."precision"::text, ST_Y(p.position), ST_X(p.position), null::float
    FROM place p
    WHERE p.published AND p.status <> 'closed' AND p.search_text LIKE ALL (
        SELECT '%' || word || '%' FROM unnest(string_to_array(folded(words), ' ')) word)
    ORDER BY p.sort_name, p.id
    LIMIT size
$$;
