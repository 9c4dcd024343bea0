-- Expands. What events of calendars became, and what they said, so that an import writes what the calendar changed since; and suggestions of events, which watched
-- calendars make.
CREATE TABLE listed_event (
    list     text NOT NULL,
    uid      bytea NOT NULL CHECK (length(uid) = 32),
    event_id uuid NOT NULL,
    sequence int NOT NULL,
    said     jsonb,
    venue    bytea CHECK (length(venue) = 32),
    act_id   uuid NOT NULL,
    PRIMARY KEY (list, uid)
);
CREATE INDEX listed_event_by_event ON listed_event (event_id);

COMMENT ON COLUMN listed_event.uid IS 'SHA-256 of the UID: some programs make it of an address. With the RECURRENCE-ID of a time that stands alone.';
COMMENT ON COLUMN listed_event.event_id IS 'No foreign key: one whose import was undone is new again.';
COMMENT ON COLUMN listed_event.said IS 'An Event of the contract as JSON, without its venue. Null once the import was undone: the event is compared with the map again.';
COMMENT ON COLUMN listed_event.venue IS 'SHA-256 of the venue and the key that gave it: what is published late is in no other table than event.';

ALTER TYPE suggestion_kind ADD VALUE 'event';

-- NOT VALID: the rows that are there passed a stricter one.
ALTER TABLE suggestion DROP CONSTRAINT suggestion_subject_check;
ALTER TABLE suggestion ADD CONSTRAINT suggestion_subject_check CHECK (subject IN ('place', 'organisation', 'event')) NOT VALID;
