namespace Map.Service.Access;

/// <summary>The policy for past states of places and organisations. What was withdrawn stays withdrawn: a revision shows a position, an
/// address or a contact no more exactly than its subject does now.</summary>
public static class PastVisibility
{
    /// <summary>The current state of the place, if the caller may see it; it limits what past states show. Columns: <c>id, precision,
    /// address_lines, postcode, town, area, has_position, reviewed</c>.</summary>
    public static string PlaceNow(Guid id, Caller caller, Statement statement) => $"{PlacesNow(caller, statement)} AND p.id = {statement.Value(id)}";

    /// <summary>The same of all places that the caller may see.</summary>
    public static string PlacesNow(Caller caller, Statement statement) => $"""
        SELECT p.id, p."precision", p.address_lines, p.postcode, p.town, p.area, p.position IS NOT NULL AS has_position,
               {Visibility.Reviewed(caller, statement)} AS reviewed
        FROM {Visibility.Places(caller, statement)}
        """;

    /// <summary>The part of a state in the log that may leave the service, as jsonb.</summary>
    /// <param name="state">The column, from <c>revision.state</c>.</param>
    /// <param name="now">The row of <see cref="PlaceNow"/>.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="statement">Gets the parameters.</param>
    public static string State(string state, string now, Caller caller, Statement statement) => $"""
        ({state} - '{Hidden}'::text[] || jsonb_build_object(
            'position', {Position(state, now)},
            'address', {Address(state, now)},
            'contacts', {Contacts(state, now, "place", "contact", visibility => Visibility.Contacts(visibility, caller, statement))},
            'involvements', {Involvements(state, caller, statement)},
            'organisation', {OrganisationName($"({state} ->> 'organisation_id')::uuid", caller, statement)}))
        """;

    /// <summary>The organisation, if the caller may see it; it limits what past states show. Columns: <c>id, reviewed</c>.</summary>
    public static string OrganisationNow(Guid id, Caller caller, Statement statement) =>
        $"{OrganisationsNow(caller, statement)} AND o.id = {statement.Value(id)}";

    /// <summary>The same of all organisations that the caller may see.</summary>
    public static string OrganisationsNow(Caller caller, Statement statement) => $"""
        SELECT o.id, {Visibility.ReviewedOrganisation(caller, statement)} AS reviewed
        FROM {Visibility.Organisations(caller, statement)}
        """;

    /// <summary>The part of a state of an organisation in the log that may leave the service, as jsonb; null for none.</summary>
    /// <param name="state">The column, from <c>revision.state</c>.</param>
    /// <param name="now">The row of <see cref="OrganisationNow"/>.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="statement">Gets the parameters.</param>
    public static string OrganisationState(string state, string now, Caller caller, Statement statement) => $"""
        ({state} - '{HiddenOfOrganisation}'::text[] || jsonb_build_object(
            'contacts', {Contacts(
                state, now, "organisation", "organisation_contact",
                visibility => Visibility.OrganisationContacts(visibility, caller, statement))},
            'parent', {OrganisationName($"({state} ->> 'parent_id')::uuid", caller, statement)}))
        """;

    /// <summary>What an organisation did at a place in a state of the place in the log, as jsonb; null for none.</summary>
    /// <param name="state">The column, from <c>revision.state</c> of a revision at which the caller could see the place.</param>
    /// <param name="organisation">An expression of its id, as text.</param>
    /// <param name="place">An expression of the name of the place.</param>
    public static string InvolvementsOf(string state, string organisation, string place) => $"""
        CASE WHEN {state} IS NOT NULL THEN jsonb_build_object('involvements', (
            SELECT coalesce(jsonb_agg(was || jsonb_build_object('place', {place}) ORDER BY was ->> 'id'), '[]')
            FROM jsonb_array_elements({state} -> 'involvements') was WHERE was ->> 'organisation_id' = {organisation})) END
        """;

    const string Hidden =
        "{exact_position,representative,position_source,address_lines,postcode,town,area,withheld_address_lines,withheld_postcode,"
        + "withheld_town,contacts,involvements,organisation_id}";

    const string HiddenOfOrganisation = "{key,published,writer_id,contacts,parent_id}";

    // A representative point no longer represents its area if the precision is coarser now; then it is rounded.
    static string Position(string state, string now)
    {
        var then = $"({state} ->> 'precision')::position_precision";
        return $"""
            (SELECT jsonb_build_array(ST_Y(shown), ST_X(shown))
             FROM published(
                ST_GeomFromGeoJSON(NULLIF({state} -> 'exact_position', 'null')), greatest({then}, {now}."precision"),
                ({state} ->> 'representative')::boolean AND {then} >= {now}."precision") shown
             WHERE {now}.has_position AND shown IS NOT NULL)
            """;
    }

    static string Address(string state, string now)
    {
        // Not finer than the precision was then, nor than it is now. A position that was taken back takes the exact address with it.
        var then = $"({state} ->> 'precision')::position_precision";
        var coarser = $"""greatest({then}, {now}."precision")""";
        var exact = $"""coalesce({coarser} <= 'street' AND {now}."precision" IS NOT NULL, {coarser} IS NULL)""";
        (string Column, string Shown)[] parts =
        [
            ("address_lines", $"{now}.address_lines IS NOT NULL AND {exact}"), ("postcode", $"{now}.postcode IS NOT NULL AND {exact}"),
            ("town", $"{now}.town IS NOT NULL AND coalesce({coarser} <= 'town', true)"), ("area", $"{now}.area IS NOT NULL"),
        ];
        var shown = parts.Select(part => $"CASE WHEN {now}.reviewed OR {part.Shown} THEN {state} ->> '{part.Column}' END");
        return $"to_jsonb(array_remove(ARRAY[{string.Join(", ", shown)}], NULL))";
    }

    // Those that it still has, and that the caller might see then and may see now.
    static string Contacts(string state, string now, string subject, string table, Func<string, string> visible) => $"""
        (SELECT coalesce(jsonb_agg(was ORDER BY place), '[]')
         FROM jsonb_array_elements({state} -> 'contacts') WITH ORDINALITY AS listed (was, place)
         WHERE {now}.reviewed OR EXISTS (
            SELECT FROM {table} c JOIN {subject} {subject[0]} ON {subject[0]}.id = c.{subject}_id
            WHERE c.{subject}_id = {now}.id AND c.kind::text = was ->> 'kind' AND c.value = was ->> 'value'
              AND {visible("c.visibility")} AND {visible("(was ->> 'visibility')::contact_visibility")}))
        """;

    static string Involvements(string state, Caller caller, Statement statement) => $"""
        (SELECT coalesce(jsonb_agg(was || jsonb_build_object('organisation', known.name) ORDER BY was ->> 'id'), '[]')
         FROM jsonb_array_elements({state} -> 'involvements') was
         JOIN LATERAL (SELECT {OrganisationName("(was ->> 'organisation_id')::uuid", caller, statement)} AS name OFFSET 0) known
              ON known.name IS NOT NULL)
        """;

    // Of one that was merged, the last name that it had; null for one that the caller may not see.
    static string OrganisationName(string id, Caller caller, Statement statement) => $"""
        coalesce(
            (SELECT o.name FROM {Visibility.Organisations(caller, statement)} AND o.id = {id}),
            (SELECT gone.state ->> 'name' FROM redirect x
             JOIN LATERAL (
                SELECT g.change, g.state FROM revision g
                WHERE g.subject = 'organisation' AND g.subject_id = x.id::text ORDER BY g.number DESC LIMIT 1) gone ON true
             WHERE x.id = {id} AND gone.change = 'deleted' AND {Visibility.OrganisationWasVisible("gone.state", caller, statement)}
                   AND EXISTS (SELECT FROM {Visibility.Organisations(caller, statement)} AND o.id = x.survivor_id)))
        """;
}
