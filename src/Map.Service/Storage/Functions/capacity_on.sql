-- Version 1. Raise it with every edit: a program refuses a database whose functions have a higher version than its own.

-- How many people a place held on a day, by the last figure known by then; without a day, the latest. Of two figures for one time the first
-- counts. How many people were there says nothing of how many it holds.
CREATE OR REPLACE FUNCTION capacity_on(wanted uuid, day date) RETURNS int
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT people FROM capacity
    WHERE place_id = wanted AND kind IS DISTINCT FROM 'occupied' AND (day IS NULL OR first_day(as_of) <= day)
    ORDER BY first_day(as_of) DESC, ordinal
    LIMIT 1
$$;
