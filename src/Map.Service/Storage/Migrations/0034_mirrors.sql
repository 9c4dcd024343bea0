-- By which the map signs its state. The first one who needs it makes it.
CREATE TABLE signing_key (
    is_only     boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    private_key bytea NOT NULL CHECK (length(private_key) = 32),
    made_at     timestamptz NOT NULL
);

COMMENT ON COLUMN signing_key.private_key IS 'Ed25519. Whoever has it can sign for this map.';

-- The map that this one is a copy of, if it is one.
CREATE TABLE mirror (
    is_only        boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    url            text NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
    key            text NOT NULL CHECK (key LIKE 'ed25519:%'),
    every          interval NOT NULL,
    allows_private boolean NOT NULL,
    due_at         timestamptz NOT NULL,
    etag           text,
    last_modified  text,
    signed         bytea NOT NULL,
    checked_at     timestamptz NOT NULL,
    failures       int NOT NULL DEFAULT 0,
    result         text
);

COMMENT ON TABLE mirror IS 'While there is a row, only the original changes the map.';
COMMENT ON COLUMN mirror.key IS 'The public key of the original. No other key is believed.';
COMMENT ON COLUMN mirror.allows_private IS 'Whether the host of the url may lie in a private network.';
COMMENT ON COLUMN mirror.signed IS 'SignedState of the contract: the state that was copied last.';
COMMENT ON COLUMN mirror.checked_at IS 'When the original was last found to have nothing that this map has not.';
COMMENT ON COLUMN mirror.failures IS 'How often it has failed since.';
COMMENT ON COLUMN mirror.result IS 'Why it failed last, or what is wrong with the copy; null when nothing is.';
