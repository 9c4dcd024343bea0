namespace Map.Service.Access;

/// <summary>The policy for past states of a place. What was withdrawn stays withdrawn: a revision shows a position, an address or a contact
/// no more exactly than the place does now.</summary>
public static class PastVisibility
{
    /// <summary>The current state of the place, if the caller may see it; it limits what past states show. Columns: <c>id, precision,
    /// address_lines, postcode, town, area, has_position, reviewed</c>.</summary>
    public static string PlaceNow(Guid id, Caller caller, Statement statement) => $"""
        SELECT p.id, p."precision", p.address_lines, p.postcode, p.town, p.area, p.position IS NOT NULL AS has_position,
               {Visibility.Reviewed(caller, statement)} AS reviewed
        FROM {Visibility.Places(caller, statement)} AND p.id = {statement.Value(id)}
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
            'contacts', {Contacts(state, now, caller, statement)},
            'involvements', {Involvements(state, caller, statement)},
            'organisation', (SELECT o.name FROM {Visibility.Organisations(caller, statement)}
                             AND o.id = ({state} ->> 'organisation_id')::uuid)))
        """;

    const string Hidden =
        "{exact_position,representative,position_source,address_lines,postcode,town,area,withheld_address_lines,withheld_postcode,"
        + "withheld_town,contacts,involvements,organisation_id}";

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

    static string Contacts(string state, string now, Caller caller, Statement statement) => $"""
        (SELECT coalesce(jsonb_agg(was ORDER BY place), '[]')
         FROM jsonb_array_elements({state} -> 'contacts') WITH ORDINALITY AS listed (was, place)
         WHERE {now}.reviewed OR EXISTS (
            SELECT FROM contact c JOIN place p ON p.id = c.place_id
            WHERE c.place_id = {now}.id AND c.kind::text = was ->> 'kind' AND c.value = was ->> 'value'
              AND {Visibility.Contacts("c.visibility", caller, statement)}
              AND {Visibility.Contacts("(was ->> 'visibility')::contact_visibility", caller, statement)}))
        """;

    static string Involvements(string state, Caller caller, Statement statement) => $"""
        (SELECT coalesce(jsonb_agg(was || jsonb_build_object('organisation', known.name) ORDER BY was ->> 'id'), '[]')
         FROM jsonb_array_elements({state} -> 'involvements') was
         JOIN LATERAL (SELECT o.name FROM {Visibility.Organisations(caller, statement)} AND o.id = (was ->> 'organisation_id')::uuid) known
              ON true)
        """;
}
