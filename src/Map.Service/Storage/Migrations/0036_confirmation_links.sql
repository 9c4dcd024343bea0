-- Expands. Links by which a group's own people say whether their entry is right, and which addresses may be written to.
CREATE TABLE confirmation_link (
    id          uuid PRIMARY KEY,
    hash        bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
    place_id    uuid NOT NULL,
    made_by     uuid REFERENCES api_key,
    made_at     timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    revoked_at  timestamptz,
    answer      text CHECK (answer IN ('correct', 'closed')),
    revision    bigint,
    answered_at timestamptz,
    outcome     text CHECK (outcome IN ('confirmed', 'reported', 'overtaken')),
    CHECK (num_nulls(answer, revision, answered_at) IN (0, 3)),
    CHECK (outcome IS NULL OR answer IS NOT NULL)
);

COMMENT ON COLUMN confirmation_link.hash IS 'SHA-256 of the secret.';
COMMENT ON COLUMN confirmation_link.made_by IS 'Null for the operator of the map.';
COMMENT ON COLUMN confirmation_link.answer IS 'What was said last. It counts when nobody says otherwise for ten minutes.';
COMMENT ON COLUMN confirmation_link.revision IS 'Of the place, as it was shown.';
COMMENT ON COLUMN confirmation_link.outcome IS 'What came of the answer; null until it counts.';

CREATE INDEX confirmation_link_due ON confirmation_link (answered_at) WHERE answer IS NOT NULL AND outcome IS NULL;
CREATE INDEX confirmation_link_by_key ON confirmation_link (made_by, made_at);

-- By which addresses are hashed. The first one who needs it makes it.
CREATE TABLE mail_key (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    key     bytea NOT NULL CHECK (length(key) = 32)
);

-- Addresses are not kept, only their keyed hashes: to know them again.
CREATE TABLE mail_address (
    hash       bytea PRIMARY KEY CHECK (length(hash) = 32),
    sent_at    timestamptz[] NOT NULL,
    stopped_at timestamptz
);

COMMENT ON COLUMN mail_address.stopped_at IS 'Since when it is never written to again.';

CREATE TABLE mail_token (
    hash    bytea PRIMARY KEY CHECK (length(hash) = 32),
    address bytea NOT NULL REFERENCES mail_address
);

COMMENT ON TABLE mail_token IS 'SHA-256 of the token in a mail, by which its reader says stop.';
