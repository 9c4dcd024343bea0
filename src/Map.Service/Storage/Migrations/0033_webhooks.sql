-- Who is told of changes, by a POST for each.
CREATE TABLE webhook (
    id             uuid PRIMARY KEY,
    url            text NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
    secret         text NOT NULL CHECK (secret LIKE 'whsec\_%'),
    filter         bytea NOT NULL,
    allows_private boolean NOT NULL,
    created_at     timestamptz NOT NULL,
    revision       bigint NOT NULL CHECK (revision >= 0),
    generation     text NOT NULL,
    failures       int NOT NULL DEFAULT 0,
    due_at         timestamptz NOT NULL,
    delivered_at   timestamptz,
    result         text,
    paused_at      timestamptz,
    lease          uuid,
    leased_until   timestamptz,
    CHECK ((lease IS NULL) = (leased_until IS NULL))
);

COMMENT ON COLUMN webhook.secret IS 'By which deliveries are signed. Kept as it is: a hash signs nothing.';
COMMENT ON COLUMN webhook.filter IS 'PlaceFilter of the contract.';
COMMENT ON COLUMN webhook.allows_private IS 'Whether the host of the url may lie in a private network.';
COMMENT ON COLUMN webhook.revision IS 'The last revision of which the receiver has all that concerns it.';
COMMENT ON COLUMN webhook.generation IS 'The restore of the map that the revision is of.';
COMMENT ON COLUMN webhook.failures IS 'How often the next delivery has failed.';
COMMENT ON COLUMN webhook.due_at IS 'When the next delivery may be tried.';
COMMENT ON COLUMN webhook.result IS 'Why the last delivery failed, or why it is paused; null when it did not.';
COMMENT ON COLUMN webhook.lease IS 'The worker that delivers at the moment, until leased_until.';
