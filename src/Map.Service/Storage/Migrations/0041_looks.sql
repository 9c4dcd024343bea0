-- Expands. What reviewers have before them at the moment. Unlogged: it is in no backup and on no replica, and may be lost at any time.
CREATE UNLOGGED TABLE look (
    key_id     uuid NOT NULL,
    window_id  uuid NOT NULL,
    subject_id uuid NOT NULL,
    since      timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (key_id, window_id)
);

COMMENT ON COLUMN look.window_id IS 'Made by the page: the holder of a key may have several open.';
