-- Expands. News for people without an account. Addresses are encrypted with a key that the database does not have.
CREATE TABLE news_subscription (
    id            uuid PRIMARY KEY,
    channel       text NOT NULL CHECK (channel IN ('mail', 'push')),
    address       bytea NOT NULL,
    address_hash  bytea NOT NULL CHECK (length(address_hash) = 32),
    regions       text[] NOT NULL,
    place_id      uuid,
    events_only   boolean NOT NULL,
    subject       text NOT NULL,
    pace          text NOT NULL CHECK (pace IN ('weekly', 'daily', 'soon')),
    time_zone     text NOT NULL,
    language      text NOT NULL,
    shows_names   boolean NOT NULL,
    confirm_hash  bytea UNIQUE CHECK (length(confirm_hash) = 32),
    leave_hash    bytea NOT NULL UNIQUE CHECK (length(leave_hash) = 32),
    made_at       timestamptz NOT NULL,
    confirmed_at  timestamptz,
    revision      bigint NOT NULL,
    events_until  timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    failing_since timestamptz,
    failures      integer NOT NULL,
    CHECK ((place_id IS NULL) = (cardinality(regions) > 0))
);

COMMENT ON COLUMN news_subscription.address IS 'AES-256-GCM: of a mail address, or of the endpoint and keys of a browser. The key is in a file of the operator.';
COMMENT ON COLUMN news_subscription.address_hash IS 'HMAC-SHA256 with a key that follows from that one: to know an address again.';
COMMENT ON COLUMN news_subscription.subject IS 'Regions or place in one text, to know the same again.';
COMMENT ON COLUMN news_subscription.confirm_hash IS 'SHA-256 of the token of the link that confirms.';
COMMENT ON COLUMN news_subscription.confirmed_at IS 'Null: nobody has confirmed it yet. After two days it is deleted.';
COMMENT ON COLUMN news_subscription.revision IS 'The last revision of which everything was told.';
COMMENT ON COLUMN news_subscription.events_until IS 'Events that begin before were told.';
COMMENT ON COLUMN news_subscription.due_at IS 'When something may be sent next: news, or the link that confirms.';
COMMENT ON COLUMN news_subscription.failing_since IS 'When the address first refused what was sent, since it last took something.';

CREATE INDEX news_subscription_due ON news_subscription (due_at);
-- One address waits once for the same.
CREATE UNIQUE INDEX news_subscription_waiting ON news_subscription (address_hash, subject) WHERE confirmed_at IS NULL;
CREATE UNIQUE INDEX news_subscription_confirmed ON news_subscription (address_hash, subject) WHERE confirmed_at IS NOT NULL;

-- What was asked for within a day, which bounds how much one caller and one address can cause.
CREATE TABLE news_request (
    address_hash bytea NOT NULL,
    origin       bytea,
    at           timestamptz NOT NULL
);

COMMENT ON COLUMN news_request.origin IS 'HMAC-SHA256 of the network of the caller, with a key that is in memory only and lasts a day.';

CREATE INDEX news_request_at ON news_request (at);

-- By which push services know this map (RFC 8292). The first one who needs it makes it.
CREATE TABLE push_identity (
    is_only     boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    public_key  text NOT NULL,
    private_key bytea NOT NULL
);

COMMENT ON COLUMN push_identity.private_key IS 'AES-256-GCM, with the key of news_subscription.address.';
