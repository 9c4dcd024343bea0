-- Expands. What the log tells of how often entries were looked at and found changed, by which the ones that are likely wrong by now are found.
CREATE TABLE place_freshness (
    place_id   uuid PRIMARY KEY,
    kind       place_kind NOT NULL,
    country    text NOT NULL,
    changes    int[] NOT NULL,
    years      float8[] NOT NULL,
    checked_on date[] NOT NULL
);

COMMENT ON TABLE place_freshness IS 'Follows from the log, by learn_freshness(). Arrays are by the number of a field in freshness_fields().';
COMMENT ON COLUMN place_freshness.country IS 'Empty where it is not known.';
COMMENT ON COLUMN place_freshness.changes IS 'How often the field was looked at and was not as before.';
COMMENT ON COLUMN place_freshness.years IS 'For how long it was under watch: between two looks, half of the time if it changed in it.';
COMMENT ON COLUMN place_freshness.checked_on IS 'When it was last known to be so; null where the entry says nothing of it.';

CREATE TABLE change_rate (
    kind     place_kind NOT NULL,
    country  text NOT NULL,
    changes  bigint[] NOT NULL,
    per_year float8[] NOT NULL,
    PRIMARY KEY (kind, country)
);

COMMENT ON TABLE change_rate IS 'Follows from place_freshness, by learn_change_rates().';
COMMENT ON COLUMN change_rate.per_year IS 'How often a year the field of such a place changes.';

-- One row: until which revision of the log it is learnt, of which revision the rates are, and when they were computed.
CREATE TABLE freshness_state (
    is_only  boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    revision bigint NOT NULL,
    rates_of bigint NOT NULL,
    rates_at timestamptz
);
INSERT INTO freshness_state (revision, rates_of) VALUES (0, 0);
