-- A new id for each restore. pg_restore, and psql with a plain dump, fill materialized views after everything else: until then every
-- read of this one fails, so that nobody takes a part of the map for all of it.
CREATE MATERIALIZED VIEW map_generation AS SELECT gen_random_uuid() AS id;
