-- The revisions of places at which what an organisation does there changed, or began or ceased to be seen with the place. All of it follows
-- from the log, in whose states of places it is: to look for it there would be to read all past states of all places of the organisation.
CREATE TABLE involvement_revision (
    organisation_id uuid NOT NULL,
    number          bigint NOT NULL REFERENCES revision,
    PRIMARY KEY (organisation_id, number)
);

-- What each organisation does at a place in a state of it, with whether the place is published.
CREATE FUNCTION involvements_by_organisation(state jsonb) RETURNS TABLE (organisation_id uuid, involvements jsonb)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (value ->> 'organisation_id')::uuid, jsonb_build_array(state -> 'published', jsonb_agg(value ORDER BY value ->> 'id'))
    FROM jsonb_array_elements(coalesce(state -> 'involvements', '[]')) GROUP BY 1
$$;

-- The organisations for which a revision of a place differs from the one before it.
CREATE FUNCTION organisations_of_revision(wanted bigint, place text, kind change, after jsonb) RETURNS SETOF uuid
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT DISTINCT organisation_id FROM (
        SELECT * FROM involvements_by_organisation(CASE WHEN kind <> 'deleted' THEN after END)
        UNION ALL
        SELECT i.* FROM (
            SELECT r.change, r.state FROM revision r
            WHERE r.subject = 'place' AND r.subject_id = place AND r.number < wanted ORDER BY r.number DESC LIMIT 1
        ) b, involvements_by_organisation(CASE WHEN b.change <> 'deleted' THEN b.state END) i
    ) both_sides
    GROUP BY organisation_id, involvements HAVING count(*) = 1
$$;

INSERT INTO involvement_revision
    SELECT o.id, r.number FROM revision r, organisations_of_revision(r.number, r.subject_id, r.change, r.state) AS o (id)
    WHERE r.subject = 'place';

-- Planned for each statement: a plan that was kept from when there were few revisions would scan the table for each revision of an import.
CREATE FUNCTION keep_involvement_revisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE $sql$
        INSERT INTO involvement_revision
            SELECT o.id, a.number FROM added a, organisations_of_revision(a.number, a.subject_id, a.change, a.state) AS o (id)
            WHERE a.subject = 'place'
    $sql$;
    RETURN NULL;
END $$;

CREATE TRIGGER revision_of_involvements AFTER INSERT ON revision REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_involvement_revisions();
