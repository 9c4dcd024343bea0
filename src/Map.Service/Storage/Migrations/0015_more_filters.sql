-- What a filter for audiences, populations, precision or confidence alone finds its places by.
CREATE INDEX place_by_audience ON place USING gin (audiences);
CREATE INDEX place_by_population ON place USING gin (holds);
CREATE INDEX place_by_precision ON place ("precision") WHERE "precision" IS NOT NULL;
CREATE INDEX place_by_confidence ON place (confidence) WHERE confidence IS NOT NULL;
