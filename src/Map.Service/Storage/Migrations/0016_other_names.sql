-- Names in use besides the usual one and its translations: short, alternate and former ones.

CREATE TYPE name_kind AS ENUM ('short', 'alternate', 'former');

CREATE TABLE place_name (
    place_id  uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    ordinal   int NOT NULL,
    name      text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    language  text,
    kind      name_kind NOT NULL,
    source_id uuid REFERENCES source,
    PRIMARY KEY (place_id, ordinal)
);

CREATE TABLE organisation_name (
    organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
    ordinal         int NOT NULL,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    language        text,
    kind            name_kind NOT NULL,
    source_id       uuid REFERENCES source,
    PRIMARY KEY (organisation_id, ordinal)
);
