-- The log of everything that ever changed, and the keys of those who change it.

CREATE TYPE role AS ENUM ('contributor', 'reviewer', 'admin');

-- A key is shown once, at its creation; only its SHA-256 is kept.
CREATE TABLE api_key (
    id         uuid PRIMARY KEY,
    hash       bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
    label      text NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
    role       role NOT NULL,
    regions    text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    closed_at  timestamptz
);

COMMENT ON COLUMN api_key.regions IS 'Codes of the regions the key may write in; empty: everywhere.';

-- One row, locked by every writer until it commits: revisions therefore become visible in the order of their numbers and without gaps.
CREATE TABLE revision_counter (
    last bigint NOT NULL
);
INSERT INTO revision_counter VALUES (0);

CREATE TYPE change AS ENUM ('created', 'updated', 'deleted');

CREATE TABLE revision (
    number     bigint PRIMARY KEY,
    at         timestamptz NOT NULL,
    key_id     uuid REFERENCES api_key,
    origin     text NOT NULL,
    change     change NOT NULL,
    subject    text NOT NULL CHECK (subject IN ('place', 'organisation', 'region')),
    subject_id text NOT NULL,
    state      jsonb NOT NULL
);

COMMENT ON COLUMN revision.origin IS 'What made the change: api, import, …';
COMMENT ON COLUMN revision.state IS 'The whole subject after the change, or before it when it was deleted.';

CREATE INDEX revision_by_subject ON revision (subject, subject_id, number);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'revision is append-only';
END $$;

CREATE TRIGGER revision_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
