-- What must be a tree is one, long citations are kept, and a repeated request is compared with the first.

-- At the end of a transaction, because an import may turn two regions round: then the first update alone would make a circle. Reads the table
-- and not NEW, which a later statement of the transaction may have changed.
CREATE FUNCTION refuse_circle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    in_circle boolean;
BEGIN
    EXECUTE format($sql$
        WITH RECURSIVE up AS (
            SELECT %2$I AS above FROM %3$I WHERE %1$I = ($1).%1$I
            UNION
            SELECT t.%2$I FROM %3$I t JOIN up ON t.%1$I = up.above
        )
        SELECT EXISTS (SELECT FROM up WHERE above = ($1).%1$I)
        $sql$, TG_ARGV[0], TG_ARGV[1], TG_TABLE_NAME) INTO in_circle USING NEW;
    IF in_circle THEN
        RAISE EXCEPTION 'parents of % form a circle', TG_TABLE_NAME USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER region_tree AFTER INSERT OR UPDATE OF parent_code ON region DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.parent_code IS NOT NULL) EXECUTE FUNCTION refuse_circle('code', 'parent_code');

CREATE CONSTRAINT TRIGGER organisation_tree AFTER INSERT OR UPDATE OF parent_id ON organisation DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION refuse_circle('id', 'parent_id');

-- An entry of a B-tree holds 2,704 bytes at most, and a citation of 2,000 characters may have 8,000.
ALTER TABLE source DROP CONSTRAINT source_citation_url_key;
CREATE UNIQUE INDEX source_by_content ON source (md5(citation), md5(url)) NULLS NOT DISTINCT;

-- The request that created a place. Not a column of place, because revisions keep those.
CREATE TABLE place_request (
    id       uuid PRIMARY KEY REFERENCES place (request_id) ON DELETE CASCADE,
    contents bytea NOT NULL
);

COMMENT ON COLUMN place_request.contents IS 'SHA-256 of the key and the place, to tell a repeated request from another one with the same id.';

-- Whether a point lies in a region or at most so many metres outside of it.
CREATE FUNCTION is_near_region(code text, point geometry, reach float) RETURNS boolean
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT EXISTS (
        SELECT FROM region_part p
        WHERE p.region_code = code
          AND p.part && ST_Expand(point, least(180, reach / 100000 / greatest(cos(radians(ST_Y(point))), 0.001)), reach / 100000)
          AND ST_DWithin(p.part::geography, point::geography, reach))
$$;
