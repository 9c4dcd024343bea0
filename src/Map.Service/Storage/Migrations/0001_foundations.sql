-- Words and dates that every table uses.

CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- YYYY, YYYY-MM or YYYY-MM-DD: as precise as known.
CREATE DOMAIN partial_date AS text
    CHECK (VALUE ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');

CREATE FUNCTION first_day(value partial_date) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN make_date(substr(value, 1, 4)::int,
                     coalesce(nullif(substr(value, 6, 2), ''), '1')::int,
                     coalesce(nullif(substr(value, 9, 2), ''), '1')::int);

CREATE FUNCTION last_day(value partial_date) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (first_day(value) + CASE length(value)
        WHEN 4 THEN interval '1 year'
        WHEN 7 THEN interval '1 month'
        ELSE interval '1 day' END - interval '1 day')::date;

-- The days between two partial dates, both included; an unknown bound is open.
CREATE FUNCTION days_between(first partial_date, last partial_date) RETURNS daterange
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN daterange(first_day(first), last_day(last), '[]');

-- How text is compared: without case and accents. unaccent() itself is only STABLE, because its dictionary could be changed; ours is not.
CREATE FUNCTION folded(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));

-- What the text filter looks in: all parts that there are and the names in all languages, folded, one a line.
CREATE FUNCTION searchable(names jsonb, VARIADIC parts text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN folded(array_to_string(parts || ARRAY(SELECT value FROM jsonb_each_text(names) ORDER BY key), E'\n'));

CREATE TYPE confidence AS ENUM ('high', 'medium', 'low');
CREATE TYPE scope AS ENUM ('local', 'regional', 'national', 'international');

-- Where a claim comes from. The citation is the identity: the same words are the same source.
CREATE TABLE source (
    id       uuid PRIMARY KEY,
    citation text NOT NULL CHECK (length(citation) BETWEEN 1 AND 2000),
    url      text CHECK (url ~ '^https?://'),
    UNIQUE NULLS NOT DISTINCT (citation, url)
);
