-- What people do with the map besides adding places: they change, withdraw, merge and undo, and they suggest.

-- What one call did. It has a row for each call, and a revision for each place, organisation or region that it changed.
CREATE TABLE act (
    id            uuid PRIMARY KEY,
    at            timestamptz NOT NULL,
    kind          text NOT NULL CHECK (kind ~ '^[a-z_]{1,30}$'),
    key_id        uuid REFERENCES api_key,
    suggestion_id uuid,
    comment       text CHECK (length(comment) BETWEEN 1 AND 500)
);

CREATE INDEX act_by_key ON act (key_id, at);
CREATE INDEX act_by_suggestion ON act (suggestion_id) WHERE suggestion_id IS NOT NULL;

CREATE FUNCTION refuse_change_of_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'act is append-only';
END $$;

CREATE TRIGGER act_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_act();

ALTER TABLE revision ADD COLUMN act_id uuid REFERENCES act;
CREATE INDEX revision_by_act ON revision (act_id) WHERE act_id IS NOT NULL;

COMMENT ON COLUMN revision.act_id IS 'Null for revisions from before there were acts.';

-- Which fields a source supports, and when it was read.
ALTER TABLE place_source ADD COLUMN supports text[] NOT NULL DEFAULT '{}', ADD COLUMN read_on date;
ALTER TABLE organisation_source ADD COLUMN supports text[] NOT NULL DEFAULT '{}', ADD COLUMN read_on date;

CREATE TABLE organisation_contact (
    organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
    ordinal         int NOT NULL,
    kind            contact_kind NOT NULL,
    value           text NOT NULL CHECK (length(value) BETWEEN 1 AND 500),
    description     text CHECK (length(description) BETWEEN 1 AND 500),
    visibility      contact_visibility NOT NULL,
    source_id       uuid REFERENCES source,
    PRIMARY KEY (organisation_id, ordinal)
);

-- Whoever added a place or an organisation sees it while it waits for review.
ALTER TABLE place ADD COLUMN writer_id uuid REFERENCES api_key;
ALTER TABLE organisation ADD COLUMN writer_id uuid REFERENCES api_key;
CREATE INDEX place_by_writer ON place (writer_id) WHERE writer_id IS NOT NULL;

-- A request that added an involvement or an organisation, so that a repeated one adds no other.
CREATE TABLE edit_request (
    id         uuid PRIMARY KEY,
    contents   bytea NOT NULL,
    subject_id uuid NOT NULL
);

COMMENT ON COLUMN edit_request.contents IS 'SHA-256 of the key and the request.';

-- Ids of what was merged into another, for ever.
CREATE TABLE redirect (
    id          uuid PRIMARY KEY,
    subject     text NOT NULL CHECK (subject IN ('place', 'organisation')),
    survivor_id uuid NOT NULL,
    key         text,
    act_id      uuid NOT NULL REFERENCES act,
    CHECK (id <> survivor_id)
);

CREATE INDEX redirect_by_survivor ON redirect (survivor_id);
CREATE UNIQUE INDEX redirect_by_key ON redirect (subject, key) WHERE key IS NOT NULL;

COMMENT ON COLUMN redirect.key IS 'The id of its row in the file it was imported from: an import leaves that row out.';
