namespace Map.Service.Places.Filter;

/// <summary>The columns of the queryables: the only SQL that the name of a caller can lead to. Each is a column that a field of the place is read
/// from (see Places/Fields), so that no condition tells more than the place does.</summary>
/// <param name="Name">Its name in <see cref="Contract.Conditions.Queryable"/>.</param>
/// <param name="DependsOn">As in <see cref="PlaceFilterField"/>.</param>
/// <param name="Value">Its value for place p.</param>
sealed record QueryableSql(string Name, string[] DependsOn, string Value)
{
    // All periods as one; null without a period.
    const string Operation = "(SELECT range_merge(range_agg(x.days)) FROM period x WHERE x.place_id = p.id)";

    // As PlaceBounds.SetOuterBounds: known only if every period has the bound. Of two with the same day, the one that is less exact.
    const string Opened = """
        (SELECT CASE WHEN bool_and(x.opened IS NOT NULL)
                     THEN (array_agg(x.opened ORDER BY (x.opened || substr('-00-00', length(x.opened) - 3)) COLLATE "C"))[1] END
         FROM period x WHERE x.place_id = p.id)
        """;

    const string Closed = """
        (SELECT CASE WHEN bool_and(x.closed IS NOT NULL) AND p.status <> 'open'
                     THEN (array_agg(x.closed ORDER BY (x.closed || substr('-99-99', length(x.closed) - 3)) COLLATE "C" DESC))[1] END
         FROM period x WHERE x.place_id = p.id)
        """;

    static readonly string[] PositionPaths = ["position.latitude", "position.longitude", "precision"];

    /// <summary>When its time begins and ends, as two dates or two moments; null if it is no time.</summary>
    public (string Begin, string End)? Span { get; private init; }

    public static IReadOnlyDictionary<string, QueryableSql> All { get; } = new QueryableSql[]
    {
        new("id", [], "p.id"),
        new("geometry", PositionPaths, "p.position"),
        new("kind", ["kind"], "p.kind::text"),
        new("name", ["name"], "p.name"),
        new("status", ["status"], "p.status::text"),
        new("openedOn", ["periods"], $"first_day({Opened})") { Span = ($"first_day({Opened})", $"last_day({Opened})") },
        new("closedOn", ["periods", "status"], $"last_day({Closed})") { Span = ($"first_day({Closed})", $"last_day({Closed})") },
        new("operation", ["periods", "status", "status_as_of"], Operation)
        {
            Span = (
                $"CASE WHEN {Operation} IS NOT NULL THEN coalesce(lower({Operation}), '-infinity') END",
                $"CASE WHEN {Operation} IS NOT NULL THEN coalesce(upper({Operation}) - 1, 'infinity') END"),
        },
        new("precision", ["precision"], "p.\"precision\"::text"),
        new("address", ["address.lines", "precision"], "p.address_lines"),
        new("postcode", ["address.postcode", "precision"], "p.postcode"),
        new("town", ["address.town", "precision"], "p.town"),
        new("country", ["country"], "p.country"),
        new("facilityType", ["detention_centre.facility_type", "kind"],
            "CASE WHEN p.kind = 'detention_centre' THEN coalesce(p.facility_type, 'unknown') END"),
        new("capacity", ["detention_centre.capacities"], "capacity_on(p.id, NULL)"),
        new("confidence", ["confidence"], "p.confidence::text"),
        new("verifiedOn", ["verified_on"], "p.verified_on") { Span = ("p.verified_on", "p.verified_on") },
        // Nothing: every change has a new time, so that the change feed would report all of them as removals to everybody who filters.
        new("updatedAt", [], "p.updated_at") { Span = ("p.updated_at", "p.updated_at") },
    }.ToDictionary(queryable => queryable.Name);
}
