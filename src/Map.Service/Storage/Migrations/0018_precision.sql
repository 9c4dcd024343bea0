-- Precision is kept by every field, and "who helps here" is answered.

-- Parts of an address that are finer than the precision: WithheldAddress in Places/Write moves them.
ALTER TABLE place
    ADD COLUMN withheld_address_lines text,
    ADD COLUMN withheld_postcode text,
    ADD COLUMN withheld_town text;

COMMENT ON COLUMN place.withheld_address_lines IS 'Finer than the precision. Never leaves the service; nor do the other two.';

-- Rounded once more: 19 cells of 0.1 degrees are 1.9000000000000001.
CREATE OR REPLACE FUNCTION published(point geometry, exactness position_precision, representative boolean) RETURNS geometry
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN point IS NULL OR published_cell(exactness, representative) = 0 THEN point
        ELSE ST_SetSRID(ST_MakePoint(
            round((round(ST_X(point) / published_cell(exactness, representative))
                   * published_cell(exactness, representative))::numeric, 2)::float,
            round((round(ST_Y(point) / published_cell(exactness, representative))
                   * published_cell(exactness, representative))::numeric, 2)::float), 4326)
    END;

-- Also computes the generated position anew. Coarse points of files were believed to be a gazetteer's, which few of localities are; an import of
-- the same files decides by the gazetteer.
UPDATE place SET
    representative = representative AND "precision" = 'town',
    withheld_address_lines = address_lines, address_lines = NULL,
    withheld_postcode = postcode, postcode = NULL,
    withheld_town = CASE WHEN "precision" = 'region' THEN town END, town = CASE WHEN "precision" <> 'region' THEN town END
WHERE "precision" >= 'locality';

ALTER TABLE place ADD CONSTRAINT address_no_finer_than_precision CHECK (
    "precision" IS NULL OR "precision" <= 'street'
    OR (address_lines IS NULL AND postcode IS NULL AND ("precision" <> 'region' OR town IS NULL)));

-- How local a coverage is: groups without a position are listed by it.
ALTER TABLE region ADD COLUMN square_km bigint NOT NULL
    GENERATED ALWAYS AS (round(ST_Area(boundary::geography) / 1e6)::bigint) STORED;

-- The regions of a point that have no part which the point lies in.
CREATE FUNCTION narrowest_regions_containing(point geometry) RETURNS SETOF text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    WITH here AS (SELECT code FROM regions_containing(point) code)
    SELECT code FROM here
    WHERE NOT EXISTS (SELECT FROM region child JOIN here inner_one ON inner_one.code = child.code WHERE child.parent_code = here.code)
$$;

-- Some regions, what they lie in, and what lies in them: who serves any of these serves at least a part of the regions.
CREATE FUNCTION regions_around_and_within(codes text[]) RETURNS SETOF text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    WITH RECURSIVE up AS (
        SELECT unnest(codes) AS code
        UNION
        SELECT r.parent_code FROM region r JOIN up ON up.code = r.code WHERE r.parent_code IS NOT NULL
    ), down AS (
        SELECT unnest(codes) AS code
        UNION
        SELECT r.code FROM region r JOIN down ON down.code = r.parent_code
    )
    SELECT code FROM up UNION SELECT code FROM down
$$;
