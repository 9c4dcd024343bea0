-- How far places of a kind have been looked for in a region. Without it, "none on the map" cannot be told from "not looked for".

CREATE TYPE survey_extent AS ENUM ('none', 'partial', 'systematic');

CREATE TABLE survey (
    region_code text NOT NULL REFERENCES region ON DELETE CASCADE,
    kind        place_kind NOT NULL,
    extent      survey_extent NOT NULL,
    as_of       partial_date,
    note        text,
    citation    text,
    url         text CHECK (url IS NULL OR citation IS NOT NULL),
    PRIMARY KEY (region_code, kind)
);
