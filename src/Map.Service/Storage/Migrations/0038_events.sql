-- Expands. Events: what people come to, once or again and again.

CREATE TYPE event_kind AS ENUM (
    'demonstration', 'vigil', 'meeting', 'drop_in', 'training', 'social', 'fundraiser', 'court_support', 'visit', 'other');
CREATE TYPE event_status AS ENUM ('planned', 'tentative', 'moved', 'cancelled');

-- NOT VALID: the rows that are there passed a stricter one. Without it the log would be locked while it is read.
ALTER TABLE revision DROP CONSTRAINT revision_subject_check;
ALTER TABLE revision ADD CONSTRAINT revision_subject_check CHECK (subject IN ('place', 'organisation', 'region', 'event')) NOT VALID;

-- Schedule, venue and organisers are the messages of the contract as JSON, with its names. Each is checked, changed and undone as a whole.
CREATE TABLE event (
    id            uuid PRIMARY KEY,
    name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind          event_kind NOT NULL,
    status        event_status NOT NULL,
    description   text CHECK (length(description) <= 2000),
    url           text CHECK (url ~ '^https?://'),
    languages     text[] NOT NULL DEFAULT '{}',
    accessibility text CHECK (length(accessibility) <= 1000),
    schedule      jsonb NOT NULL CHECK (schedule ? 'start' AND schedule ? 'time_zone'),
    venue         jsonb NOT NULL
        CHECK (num_nonnulls(venue -> 'place_id', venue -> 'site', venue -> 'online_url', venue -> 'on_request', venue -> 'late') = 1),
    organisers    jsonb,
    published     boolean NOT NULL,
    writer_id     uuid REFERENCES api_key,
    position      geometry(Point, 4326),
    "precision"   position_precision,
    search_text   text NOT NULL GENERATED ALWAYS AS (searchable(ARRAY[name], ARRAY[description])) STORED,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    revision      bigint NOT NULL REFERENCES revision DEFERRABLE INITIALLY DEFERRED,
    CHECK ((position IS NULL) = ("precision" IS NULL))
);

COMMENT ON COLUMN event.venue IS 'As it was given. What of it may leave the service is decided by Access/EventVisibility.cs and seen_venue().';
COMMENT ON COLUMN event.position IS
    'Kept by a trigger: the published position of its place, or of its site; of a late venue that of a town, before its hour and after it.';

CREATE INDEX event_by_distance ON event USING gist ((position::geography));
CREATE INDEX event_by_text ON event USING gin (search_text gin_trgm_ops);
CREATE INDEX event_by_organiser ON event USING gin (organisers jsonb_path_ops);
CREATE INDEX event_by_place ON event ((venue ->> 'place_id')) WHERE venue ? 'place_id';
CREATE INDEX event_by_writer ON event (writer_id) WHERE writer_id IS NOT NULL;

CREATE TABLE event_source (
    event_id  uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    ordinal   int NOT NULL,
    source_id uuid NOT NULL REFERENCES source,
    supports  text[] NOT NULL DEFAULT '{}',
    read_on   date,
    PRIMARY KEY (event_id, ordinal)
);

-- The regions that an event lies in, or is for; kept by triggers.
CREATE TABLE event_region (
    region_code text NOT NULL REFERENCES region ON DELETE CASCADE,
    event_id    uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    PRIMARY KEY (region_code, event_id)
);

CREATE INDEX event_region_by_event ON event_region (event_id);

-- The times of events, from a month ago up to 13 months from now; kept by Events/Times.
CREATE TABLE event_occurrence (
    event_id   uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    occurrence text NOT NULL,
    starts     text NOT NULL,
    ends       text NOT NULL,
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    cancelled  boolean NOT NULL,
    moved      boolean NOT NULL,
    note       text,
    shown_from timestamptz,
    PRIMARY KEY (event_id, occurrence),
    CHECK (ends_at >= starts_at)
);

COMMENT ON COLUMN event_occurrence.occurrence IS 'When it begins by the schedule, in local time.';
COMMENT ON COLUMN event_occurrence.shown_from IS 'From when to ends_at a late venue is published; null for others, and where this time is cancelled.';

CREATE INDEX event_occurrence_by_start ON event_occurrence (starts_at, event_id, occurrence);
CREATE INDEX event_occurrence_of_event ON event_occurrence (event_id, starts_at);
CREATE INDEX event_occurrence_shown ON event_occurrence (shown_from) WHERE shown_from IS NOT NULL;
CREATE INDEX event_occurrence_hidden ON event_occurrence (ends_at) WHERE shown_from IS NOT NULL;

-- Up to which day the times of an event are there, and by which of its revisions.
CREATE TABLE event_expansion (
    event_id uuid PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    until    date NOT NULL,
    revision bigint NOT NULL
);

CREATE INDEX event_expansion_by_day ON event_expansion (until);
