-- Lists of others that are fetched again and again; what differs is suggested.
CREATE TABLE watched_source (
    name           text PRIMARY KEY CHECK (name ~ '^[^\s]{1,60}$'),
    address        text NOT NULL CHECK (length(address) BETWEEN 1 AND 2000),
    options        jsonb NOT NULL,
    every          text NOT NULL,
    allows_private boolean NOT NULL,
    due_at         timestamptz NOT NULL,
    fetched_at     timestamptz,
    failures       int NOT NULL DEFAULT 0,
    result         text,
    etag           text,
    last_modified  text,
    contents       bytea CHECK (length(contents) = 32)
);

COMMENT ON COLUMN watched_source.name IS 'The name of the list, by which its rows are known again.';
COMMENT ON COLUMN watched_source.address IS 'A web address, or the path of a file, which only the operator''s command reads.';
COMMENT ON COLUMN watched_source.options IS 'ImportOptions of the contract as JSON.';
COMMENT ON COLUMN watched_source.every IS 'ISO 8601: PT6H, P1D, P2W, P1M.';
COMMENT ON COLUMN watched_source.allows_private IS 'Whether the host of the address may lie in a private network.';
COMMENT ON COLUMN watched_source.contents IS 'SHA-256 of the file that was read last, as etag and last_modified; null when not all of it was suggested.';
