CREATE TYPE place_kind AS ENUM ('detention_centre', 'reporting_centre', 'support_group', 'office');
CREATE TYPE place_status AS ENUM ('open', 'closed', 'planned', 'temporarily_closed', 'unknown');
CREATE TYPE position_precision AS ENUM ('building', 'site', 'street', 'locality', 'town', 'region');

-- The width in degrees of the cells that positions of a precision are moved to the middle of; 0: they are published as they are. A point
-- that stands for the whole area anyway, as a gazetteer's does, gives nothing finer away.
CREATE FUNCTION published_cell(exactness position_precision, representative boolean) RETURNS float
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN representative OR exactness <= 'street' THEN 0
        WHEN exactness = 'locality' THEN 0.02
        WHEN exactness = 'town' THEN 0.1
        ELSE 1
    END;

-- The position that may leave the service: one half of the visibility policy, the other is Access/Visibility.cs. Everything that
-- measures, orders, draws or exports reads the column made by it. Always the same point, because many random ones average to the true one.
CREATE FUNCTION published(point geometry, exactness position_precision, representative boolean) RETURNS geometry
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN point IS NULL OR published_cell(exactness, representative) = 0 THEN point
        ELSE ST_SetSRID(ST_SnapToGrid(point, published_cell(exactness, representative)), 4326)
    END;

-- The regions of a place go by its published position. That may have moved off the coast, by up to half a cell's diagonal in metres.
CREATE FUNCTION published_regions(point geometry, exactness position_precision, representative boolean) RETURNS SETOF text
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT regions_containing(published(point, exactness, representative), 5000 + 79000 * published_cell(exactness, representative))
$$;

CREATE TABLE place (
    id                 uuid PRIMARY KEY,
    key                text UNIQUE,
    kind               place_kind NOT NULL,
    name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    names              jsonb NOT NULL DEFAULT '{}',
    summary            text CHECK (length(summary) <= 4000),
    status             place_status NOT NULL,
    status_as_of       partial_date,
    exact_position     geometry(Point, 4326),
    "precision"        position_precision,
    representative     boolean NOT NULL DEFAULT false,
    position           geometry(Point, 4326) GENERATED ALWAYS AS (published(exact_position, "precision", representative)) STORED,
    position_source    text,
    address_lines      text,
    postcode           text,
    town               text,
    area               text,
    country            text CHECK (country ~ '^[A-Z]{2}$'),
    coverage_note      text,
    website            text CHECK (website ~ '^https?://'),
    confidence         confidence,
    note               text CHECK (length(note) <= 4000),
    verified_on        date,
    published          boolean NOT NULL,

    organisation_id    uuid REFERENCES organisation,
    facility_type      text,
    facility_type_note text,
    holding_room       boolean,
    opening_hours      text,
    languages          text[] NOT NULL DEFAULT '{}',
    offers             text,
    scope              scope,

    search_text        text NOT NULL GENERATED ALWAYS AS (searchable(names, name, town, postcode, summary)) STORED,
    sort_name          text COLLATE "C" GENERATED ALWAYS AS (folded(name)) STORED,
    request_id         uuid UNIQUE,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    revision           bigint NOT NULL REFERENCES revision DEFERRABLE INITIALLY DEFERRED,

    CHECK ((exact_position IS NULL) = ("precision" IS NULL)),
    CHECK (exact_position IS NULL OR (ST_X(exact_position) BETWEEN -180 AND 180 AND ST_Y(exact_position) BETWEEN -90 AND 90)),
    CHECK (facility_type IS NULL OR kind = 'detention_centre'),
    CHECK (holding_room IS NULL OR kind = 'reporting_centre')
);

COMMENT ON COLUMN place.key IS 'The id of its row in the file it was imported from.';
COMMENT ON COLUMN place.exact_position IS 'As the source gives it. Never leaves the service.';
COMMENT ON COLUMN place.representative IS
    'The point stands for the whole area named by precision, as a gazetteer''s does, and gives nothing finer away.';

CREATE INDEX place_by_area ON place USING gist (position);
CREATE INDEX place_by_distance ON place USING gist ((position::geography));
CREATE INDEX place_by_name ON place (sort_name, id);
CREATE INDEX place_by_update ON place (revision DESC, id DESC);
CREATE INDEX place_by_text ON place USING gin (search_text gin_trgm_ops);
CREATE INDEX place_by_organisation ON place (organisation_id);

CREATE TABLE place_source (
    place_id  uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    ordinal   int NOT NULL,
    source_id uuid NOT NULL REFERENCES source,
    PRIMARY KEY (place_id, ordinal)
);

-- Times in operation. A period without both bounds says nothing and is not stored.
CREATE TABLE period (
    place_id      uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    ordinal       int NOT NULL,
    opened        partial_date,
    closed        partial_date,
    source_id     uuid REFERENCES source,
    imported_from text,
    days          daterange GENERATED ALWAYS AS (days_between(opened, closed)) STORED,
    PRIMARY KEY (place_id, ordinal),
    CHECK (opened IS NOT NULL OR closed IS NOT NULL)
);

COMMENT ON COLUMN period.imported_from IS 'The file that it comes from. A file imported again replaces what came from it.';

CREATE TABLE capacity (
    place_id  uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    ordinal   int NOT NULL,
    people    int NOT NULL CHECK (people BETWEEN 0 AND 100000),
    as_of     partial_date NOT NULL,
    source_id uuid REFERENCES source,
    PRIMARY KEY (place_id, ordinal)
);

CREATE TYPE involvement_role AS ENUM (
    'operates', 'owns', 'authority', 'guards', 'operates_holding_room', 'healthcare', 'welfare', 'legal_aid', 'escort', 'visits',
    'supports', 'inspects');

CREATE TABLE involvement (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisation,
    place_id        uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    role            involvement_role NOT NULL,
    started         partial_date,
    ended           partial_date,
    source_id       uuid REFERENCES source,
    confidence      confidence,
    note            text,
    imported_from   text,
    days            daterange GENERATED ALWAYS AS (days_between(started, ended)) STORED
);

COMMENT ON COLUMN involvement.imported_from IS 'The file that it comes from. A file imported again replaces what came from it.';

CREATE INDEX involvement_by_place ON involvement (place_id);
CREATE INDEX involvement_by_organisation ON involvement (organisation_id);

-- The regions that a group serves.
CREATE TABLE coverage (
    place_id    uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    region_code text NOT NULL REFERENCES region,
    PRIMARY KEY (place_id, region_code)
);

CREATE INDEX coverage_by_region ON coverage (region_code);

-- The regions that the published position lies in, kept up to date by the triggers below: 89 times faster to ask than
-- point-in-polygon on boundaries.
CREATE TABLE place_region (
    region_code text NOT NULL REFERENCES region ON DELETE CASCADE,
    place_id    uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    PRIMARY KEY (region_code, place_id)
);

CREATE INDEX place_region_by_place ON place_region (place_id);

CREATE FUNCTION place_in_its_regions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM place_region WHERE place_id = NEW.id;
    INSERT INTO place_region SELECT code, NEW.id FROM published_regions(NEW.exact_position, NEW."precision", NEW.representative) code;
    RETURN NULL;
END $$;

CREATE TRIGGER place_regions AFTER INSERT OR UPDATE OF exact_position, "precision", representative ON place
    FOR EACH ROW EXECUTE FUNCTION place_in_its_regions();

-- A new or moved boundary moves places, too: those that the region had, and those in and around it now. Publishing moves no point as far as
-- a degree.
CREATE FUNCTION region_takes_its_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    north   float := greatest(abs(ST_YMin(NEW.boundary)), abs(ST_YMax(NEW.boundary)));
    touched uuid[] := ARRAY(
        SELECT id FROM place
        WHERE position && ST_Expand(ST_Envelope(NEW.boundary), least(180, 1 / greatest(cos(radians(north)), 0.001)), 1)
        UNION
        SELECT place_id FROM place_region WHERE region_code = NEW.code);
BEGIN
    DELETE FROM place_region WHERE place_id = ANY (touched);
    INSERT INTO place_region
        SELECT code, id FROM place, published_regions(exact_position, "precision", representative) code WHERE id = ANY (touched);
    RETURN NULL;
END $$;

-- Runs after region_parts, by the alphabet.
CREATE TRIGGER region_places AFTER INSERT OR UPDATE OF boundary, parent_code ON region
    FOR EACH ROW EXECUTE FUNCTION region_takes_its_places();

-- Whether a place was in operation on a day. Unknown bounds are open; but a place that is closed today, with the day of its closing
-- unknown, was certainly not open after the day on which it was seen closed. Without any dates it goes by its status.
CREATE FUNCTION was_open(place place, day date) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN EXISTS (SELECT FROM period p WHERE p.place_id = place.id) THEN
            EXISTS (SELECT FROM period p
                    WHERE p.place_id = place.id AND p.days @> day
                      AND (p.closed IS NOT NULL OR place.status NOT IN ('closed', 'planned')
                           OR day < coalesce(first_day(place.status_as_of), current_date)))
        ELSE place.status = 'open'
    END
$$;
