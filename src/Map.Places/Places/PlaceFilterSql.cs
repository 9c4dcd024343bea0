using Map.Places.Access;
using Map.Places.Storage;
using Map.V1;

namespace Map.Places.Places;

/// <summary>The one place where a filter becomes SQL. The filter has been through <see cref="PlaceFilterRules"/>.</summary>
static class PlaceFilterSql
{
    /// <summary><c>place p WHERE</c> the caller may see it and it matches.</summary>
    public static string Matching(PlaceFilter? filter, Caller caller, Statement statement)
    {
        var places = Visibility.Places(caller, statement);
        return filter is null ? places + ByStatus([], false, statement) : places + string.Concat(Conditions(filter, caller, statement));
    }

    /// <summary>A point on the spheroid.</summary>
    public static string Geography(Position position, Statement statement) =>
        $"{Point(position, statement)}::geography";

    public static string Point(Position position, Statement statement) =>
        $"ST_SetSRID(ST_MakePoint({statement.Value(position.Longitude)}, {statement.Value(position.Latitude)}), 4326)";

    static IEnumerable<string> Conditions(PlaceFilter filter, Caller caller, Statement statement)
    {
        DateOnly? day = PlaceFilterRules.TryParseDay(filter.OpenOn, out var parsed) ? parsed : null;
        if (filter.Kinds.Count > 0) yield return $" AND p.kind = ANY({statement.Value(filter.Kinds.ToArray())})";
        yield return ByStatus([.. filter.Statuses], day is not null, statement);
        if (filter.HasText) yield return TextFilter.And("p.search_text", filter.Text, statement);
        if (filter.Box is { } box) yield return InBox(box, statement);
        if (filter.Near is { } near) yield return WithinMetres(near.Position, near.WithinMetres, statement);
        if (filter.Regions.Count > 0) yield return InRegions([.. filter.Regions], statement);
        if (filter.Organisations.Count > 0)
            yield return OfOrganisations([.. filter.Organisations.Select(Guid.Parse)], day, caller, statement);
        if (day is { } openOn) yield return $" AND was_open(p, {statement.Value(openOn)})";
        if (filter.HasHasPosition) yield return filter.HasPosition ? " AND p.position IS NOT NULL" : " AND p.position IS NULL";
    }

    // The map of a day shows what has closed since.
    static string ByStatus(PlaceStatus[] statuses, bool onADay, Statement statement) =>
        statuses.Length > 0 ? $" AND p.status = ANY({statement.Value(statuses)})"
        : onADay ? ""
        : " AND p.status <> 'closed'";

    /// <summary>Within a distance in metres on the spheroid. The index is place_by_distance.</summary>
    public static string WithinMetres(Position position, double metres, Statement statement) =>
        $" AND ST_DWithin(p.position::geography, {Geography(position, statement)}, {statement.Value(metres)})";

    // The index place_by_area finds candidates; && alone works with borders rounded to single precision.
    static string InBox(Box box, Statement statement)
    {
        var south = statement.Value(box.South);
        var north = statement.Value(box.North);
        return $" AND ({string.Join(" OR ", Longitudes(box).Select(span => Part(span.West, span.East)))})";

        string Part(double westward, double eastward)
        {
            var west = statement.Value(westward);
            var east = statement.Value(eastward);
            return $"""
                p.position && ST_MakeEnvelope({west}, {south}, {east}, {north}, 4326)
                AND ST_X(p.position) BETWEEN {west} AND {east} AND ST_Y(p.position) BETWEEN {south} AND {north}
                """;
        }
    }

    // The meridian 180 is the meridian -180: a box that ends on one of them has the points written with the other, too.
    static IEnumerable<(double West, double East)> Longitudes(Box box)
    {
        if (box.West > box.East) return [(box.West, 180), (-180, box.East)];
        var spans = new List<(double, double)> { (box.West, box.East) };
        if (box.East == 180 && box.West > -180) spans.Add((-180, -180));
        if (box.West == -180 && box.East < 180) spans.Add((180, 180));
        return spans;
    }

    // The index is the primary key of place_region.
    static string InRegions(string[] codes, Statement statement) =>
        $" AND p.id IN (SELECT r.place_id FROM place_region r WHERE r.region_code = ANY({statement.Value(codes)}))";

    // A union and no OR, so that each half uses its index: place_by_organisation, involvement_by_organisation.
    static string OfOrganisations(Guid[] ids, DateOnly? day, Caller caller, Statement statement)
    {
        var seen = $"SELECT o.id FROM {Visibility.Organisations(caller, statement)} AND o.id = ANY({statement.Value(ids)})";
        var lasting = day is { } value ? $" AND i.days @> {statement.Value(value)}" : "";
        return $"""
             AND p.id IN (SELECT own.id FROM place own WHERE own.organisation_id IN ({seen})
                          UNION ALL
                          SELECT i.place_id FROM involvement i WHERE i.organisation_id IN ({seen}){lasting})
            """;
    }
}
