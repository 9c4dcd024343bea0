-- Beside a condition that always holds, as in ($1 IS NOT NULL OR plan_by_values()): a plan for these values leaves it out, and one for any
-- values at all, which PostgreSQL makes of a statement that it has prepared, looks too expensive ever to be chosen.
CREATE FUNCTION plan_by_values() RETURNS boolean LANGUAGE plpgsql STABLE COST 1000000000 AS $$
BEGIN
    RETURN true;
END $$;
