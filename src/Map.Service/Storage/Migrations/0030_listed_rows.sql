-- What a row of somebody's list said when it was last imported. An import writes what the list has changed since; what people made of a place
-- on the map stays.
CREATE TABLE listed_row (
    list     text NOT NULL,
    row_id   text NOT NULL,
    place_id uuid NOT NULL,
    said     jsonb,
    act_id   uuid NOT NULL,
    PRIMARY KEY (list, row_id)
);
CREATE INDEX listed_row_by_place ON listed_row (place_id);
CREATE INDEX listed_row_by_act ON listed_row (act_id);

COMMENT ON COLUMN listed_row.place_id IS 'No foreign key: a place that was merged into another leads to it by redirect, and one whose import was undone is new again.';
COMMENT ON COLUMN listed_row.said IS 'A Place of the contract as JSON. Null once the import was undone: the row is compared with the map again.';
COMMENT ON COLUMN listed_row.act_id IS 'The import that wrote it last.';
