-- What was merged into what, also when that was later merged into another: without the second merge, the first one's id leads to where it led.
ALTER TABLE redirect ADD merged_into uuid;
UPDATE redirect SET merged_into = survivor_id;
CREATE INDEX redirect_by_merged_into ON redirect (merged_into);

COMMENT ON COLUMN redirect.survivor_id IS 'What its id leads to.';
COMMENT ON COLUMN redirect.merged_into IS 'What it was merged into; survivor_id unless that was itself merged into another since.';

-- Merges that an act has undone, for when that act is undone.
CREATE TABLE undone_merge (
    undone_by   uuid NOT NULL,
    id          uuid NOT NULL,
    subject     text NOT NULL,
    merged_into uuid NOT NULL,
    key         text,
    act_id      uuid NOT NULL REFERENCES act,
    PRIMARY KEY (undone_by, id)
);
