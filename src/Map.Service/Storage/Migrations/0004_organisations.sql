CREATE TYPE organisation_kind AS ENUM (
    'government_department', 'agency', 'inspectorate', 'company', 'charity', 'association', 'collective', 'campaign',
    'visitor_group', 'network', 'research');

CREATE TABLE organisation (
    id          uuid PRIMARY KEY,
    key         text UNIQUE,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    short_name  text CHECK (length(short_name) BETWEEN 1 AND 50),
    names       jsonb NOT NULL DEFAULT '{}',
    kind        organisation_kind NOT NULL,
    parent_id   uuid REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
    country     text CHECK (country ~ '^[A-Z]{2}$'),
    scope       scope,
    website     text CHECK (website ~ '^https?://'),
    summary     text CHECK (length(summary) <= 4000),
    dissolved   boolean NOT NULL DEFAULT false,
    confidence  confidence,
    published   boolean NOT NULL DEFAULT true,
    search_text text NOT NULL GENERATED ALWAYS AS (searchable(names, name, short_name)) STORED,
    sort_name   text COLLATE "C" GENERATED ALWAYS AS (folded(name)) STORED,
    updated_at  timestamptz NOT NULL,
    revision    bigint NOT NULL REFERENCES revision DEFERRABLE INITIALLY DEFERRED
);

COMMENT ON COLUMN organisation.key IS 'The id of its row in the file it was imported from.';
COMMENT ON COLUMN organisation.published IS
    'False for a group known from an unconfirmed row only: neither the group nor its involvements are shown.';

CREATE INDEX organisation_by_name ON organisation (sort_name, id);
CREATE INDEX organisation_by_text ON organisation USING gin (search_text gin_trgm_ops);
CREATE INDEX organisation_by_parent ON organisation (parent_id);

CREATE TABLE organisation_source (
    organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
    ordinal         int NOT NULL,
    source_id       uuid NOT NULL REFERENCES source,
    PRIMARY KEY (organisation_id, ordinal)
);
