using Map.Service.Access;
using Map.Service.FacilityTypes;
using Map.Service.Storage;
using Map.V1;

namespace Map.Service.Places.Filter;

/// <summary>The one place where a filter becomes SQL. The filter has been through <see cref="PlaceFilterRules"/>.</summary>
static class PlaceFilterSql
{
    /// <summary><c>place p WHERE</c> the caller may see it and it matches.</summary>
    public static string Matching(PlaceFilter? filter, Caller caller, Statement statement)
    {
        filter ??= new PlaceFilter();
        var conditions = Where(filter, statement).Concat(What(filter, statement)).Concat(Who(filter, caller, statement))
            .Concat(When(filter, statement)).Append(ByStatus(filter, statement));
        return Visibility.Places(caller, statement) + string.Concat(conditions.OfType<string>().Select(condition => $" AND {condition}"));
    }

    static IEnumerable<string?> Where(PlaceFilter filter, Statement statement)
    {
        if (filter.Box is { } box) yield return PlaceFilterAreas.InBox(box, statement);
        if (filter.Within is { } area) yield return PlaceFilterAreas.InArea(area, statement);
        if (filter.Near is { } near) yield return PlaceFilterAreas.WithinMetres(near.Position, near.WithinMetres, statement);
        if (filter.Regions.Count > 0) yield return PlaceFilterAreas.InRegions(filter.Regions, statement);
        if (filter.Covers is { } position) yield return PlaceFilterAreas.Covers(position, statement);
        if (filter.HasHasPosition) yield return filter.HasPosition ? "p.position IS NOT NULL" : "p.position IS NULL";
    }

    static IEnumerable<string?> What(PlaceFilter filter, Statement statement)
    {
        if (filter.Kinds.Count > 0) yield return $"p.kind = ANY({Values(filter.Kinds)})";
        foreach (var word in TextFilter.Conditions("p.search_text", filter.Text, statement)) yield return word;
        if (filter.FacilityTypes.Count > 0) yield return FacilityTypeCodes.OfOne(filter.FacilityTypes, statement);
        if (filter.Services.Count > 0) yield return $"p.services && {Values(filter.Services)}";
        if (filter.Languages.Count > 0)
            yield return $"language_ranges(p.languages) && {Values(filter.Languages.Select(language => language.ToLowerInvariant()))}";
        if (filter.WaysToHelp.Count > 0)
            yield return $"p.id IN (SELECT w.place_id FROM way_to_help w WHERE w.what = ANY({Values(filter.WaysToHelp)}))";
        if (filter.HasCapacityAtLeast) yield return Holding(filter, statement);

        string Values<T>(IEnumerable<T> values) => statement.Value(values.Distinct().ToArray());
    }

    static IEnumerable<string?> Who(PlaceFilter filter, Caller caller, Statement statement)
    {
        if (filter.Organisations.Count == 0) yield break;
        var ids = statement.Value(filter.Organisations.Select(Guid.Parse).Distinct().ToArray());
        var seen = $"SELECT o.id FROM {Visibility.Organisations(caller, statement)} AND o.id = ANY({ids})";
        var lasting = Day(filter) is { } day ? $" AND i.days @> {statement.Value(day)}" : "";
        // A union and no OR, so that each half uses its index: place_by_organisation, involvement_by_organisation.
        yield return $"""
            p.id IN (SELECT own.id FROM place own WHERE own.organisation_id IN ({seen})
                     UNION ALL
                     SELECT i.place_id FROM involvement i WHERE i.organisation_id IN ({seen}){lasting})
            """;
    }

    static IEnumerable<string?> When(PlaceFilter filter, Statement statement)
    {
        if (Day(filter) is { } day) yield return $"was_open(p, {statement.Value(day)})";
        if (PlaceFilterRules.TryParseDay(filter.VerifiedSince, out var verified))
            yield return $"p.verified_on >= {statement.Value(verified)}";
        if (filter.ChangedSince is { } changed) yield return $"p.updated_at >= {statement.Value(changed.ToDateTime())}";
    }

    // The map of a day shows what has closed since.
    static string? ByStatus(PlaceFilter filter, Statement statement) =>
        filter.Statuses.Count > 0 ? $"p.status = ANY({statement.Value(filter.Statuses.Distinct().ToArray())})"
        : filter.HasOpenOn ? null
        : "p.status <> 'closed'";

    // The figure that counts is found place by place; those that ever had one as large are found by the index capacity_by_people.
    static string Holding(PlaceFilter filter, Statement statement)
    {
        var people = statement.Value(filter.CapacityAtLeast);
        return $"""
            p.id IN (SELECT c.place_id FROM capacity c WHERE c.people >= {people})
            AND capacity_on(p.id, {DayOrNull(filter, statement)}) >= {people}
            """;
    }

    /// <summary>The day that figures are asked for: open_on, or null for the latest.</summary>
    public static string DayOrNull(PlaceFilter? filter, Statement statement) =>
        filter is not null && Day(filter) is { } day ? statement.Value(day) : "NULL";

    static DateOnly? Day(PlaceFilter filter) => PlaceFilterRules.TryParseDay(filter.OpenOn, out var day) ? day : null;
}
