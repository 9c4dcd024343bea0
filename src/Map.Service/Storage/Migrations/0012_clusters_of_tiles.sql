-- Where a place is on the map of Web Mercator, from its north-western corner, in 2^31 units each way: two centimetres. Whole numbers, so
-- that a tile of any zoom up to 19 has those with certain first digits, and its own units are the next ones. What is north or south of the
-- map is at its edge.
CREATE FUNCTION mercator_x(point geometry) RETURNS int
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN least(2147483647, floor(CASE WHEN ST_X(point) = 180 THEN 0 ELSE (ST_X(point) + 180) / 360 END * 2147483648)::bigint)::int;

CREATE FUNCTION mercator_y(point geometry) RETURNS int
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN floor(least(0.999999999999, greatest(0, 0.5 - asinh(tan(radians(
        least(greatest(ST_Y(point), -85.051128779806604), 85.051128779806604)))) / (2 * pi()))) * 2147483648)::int;

-- The bits of a number below 2^11 with a place between each and the next.
CREATE FUNCTION spread(n int) RETURNS int
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (n & 1) | ((n & 2) << 1) | ((n & 4) << 2) | ((n & 8) << 3) | ((n & 16) << 4)
        | ((n & 32) << 5) | ((n & 64) << 6) | ((n & 128) << 7)
        | ((n & 256) << 8) | ((n & 512) << 9) | ((n & 1024) << 10);

-- The cell of 2^11 each way, in the order in which the cells of any tile up to zoom 11 follow each other.
CREATE FUNCTION tile_cell(x int, y int) RETURNS int
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN spread(x >> 20) | (spread(y >> 20) << 1);

ALTER TABLE place
    ADD COLUMN mercator_x int GENERATED ALWAYS AS (mercator_x(published(exact_position, "precision", representative))) STORED,
    ADD COLUMN mercator_y int GENERATED ALWAYS AS (mercator_y(published(exact_position, "precision", representative))) STORED;

-- All that clusters of a tile are made of: a third of the time of reading the places themselves.
CREATE INDEX place_by_tile ON place (tile_cell(mercator_x, mercator_y))
    INCLUDE (mercator_x, mercator_y, kind, status, published, revision) WHERE mercator_x IS NOT NULL;

CREATE OR REPLACE FUNCTION place_state(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT to_jsonb(p) - ARRAY['position', 'search_text', 'sort_name', 'mercator_x', 'mercator_y'] || jsonb_build_object(
        'sources', ARRAY(SELECT source_state(source_id) FROM place_source WHERE place_id = p.id ORDER BY ordinal),
        'periods', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id', 'days']
                                || jsonb_build_object('source', source_state(source_id))
                         FROM period c WHERE place_id = p.id ORDER BY ordinal),
        'capacities', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id']
                                   || jsonb_build_object('source', source_state(source_id))
                            FROM capacity c WHERE place_id = p.id ORDER BY ordinal),
        'contacts', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal', 'source_id']
                                 || jsonb_build_object('source', source_state(source_id))
                          FROM contact c WHERE place_id = p.id ORDER BY ordinal),
        'ways_to_help', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'ordinal']
                              FROM way_to_help c WHERE place_id = p.id ORDER BY ordinal),
        'involvements', ARRAY(SELECT to_jsonb(c) - ARRAY['place_id', 'source_id', 'days']
                                     || jsonb_build_object('source', source_state(source_id))
                              FROM involvement c WHERE place_id = p.id ORDER BY id),
        'coverage', ARRAY(SELECT region_code FROM coverage WHERE place_id = p.id ORDER BY region_code))
    FROM place p WHERE p.id = wanted
$$;
