-- Rows of lists that were suggested instead of written.
ALTER TABLE suggestion ADD COLUMN list text;
COMMENT ON COLUMN suggestion.list IS 'The list whose import suggested it. Null for one of a person, which alone count for the bounds of suggestions.';

CREATE TABLE listed_suggestion (
    list          text NOT NULL,
    row_id        text NOT NULL,
    contents      bytea NOT NULL CHECK (length(contents) = 32),
    suggestion_id uuid NOT NULL UNIQUE REFERENCES suggestion,
    said          jsonb,
    key_id        uuid REFERENCES api_key,
    PRIMARY KEY (list, row_id, contents)
);
CREATE INDEX listed_suggestion_by_key ON listed_suggestion (key_id);

COMMENT ON COLUMN listed_suggestion.contents IS 'SHA-256 of what was suggested: the same is not suggested again while it waits, and after it was rejected.';
COMMENT ON COLUMN listed_suggestion.said IS 'What the row said, for listed_row once the suggestion is accepted. Null when the row names its place itself, and for one that is gone.';
COMMENT ON COLUMN listed_suggestion.key_id IS 'The key of the import; null for the operator.';
