using Map.Service.FacilityTypes;

namespace Map.Service.Places.Filter;

/// <summary>The fields of the filter: a row each. A new one is the field in the proto, a row here, and the property of GraphQL.</summary>
static class PlaceFilterFields
{
    static readonly string[] PositionPaths = ["position.latitude", "position.longitude", "precision"];

    /// <summary>In the order of their conditions: PostgreSQL evaluates conditions of the same cost in the order of the statement.</summary>
    public static readonly IReadOnlyList<PlaceFilterField> All =
    [
        new("box", PositionPaths, "place_by_area",
            (filter, path, violations) => { if (filter.Box is { } box) PositionRules.Check(box, path, violations); },
            (filter, _, statement) => filter.Box is { } box ? PlaceFilterAreas.InBox(box, statement) : null),
        new("within", PositionPaths, "place_by_area",
            (filter, path, violations) => { if (filter.Within is { } area) AreaRules.Check(area, path, violations); },
            (filter, _, statement) => filter.Within is { } area ? PlaceFilterAreas.InArea(area, statement) : null),
        new("near", PositionPaths, "place_by_distance",
            (filter, path, violations) => { if (filter.Near is { } near) CheckNear(near, path, violations); },
            (filter, _, statement) => filter.Near is { } near
                ? PlaceFilterAreas.WithinMetres(near.Position, near.WithinMetres, statement) : null),
        new("regions", [.. PositionPaths, "coverage_codes"], "place_region_by_name",
            (filter, path, violations) => violations.CheckCount(filter.Regions.Count, path),
            (filter, _, statement) => filter.Regions.Count > 0 ? PlaceFilterAreas.InRegions(filter.Regions, filter.RegionMatch, statement) : null)
        {
            LookUpAsync = (filter, check) => filter.Regions.Count is 0 or > Limits.FilterValues
                ? ValueTask.CompletedTask
                : check.Codes.ResolveRegionsAsync(filter.Regions, "filter.regions", check.Violations, check.CancellationToken),
        },
        new("region_match", [], null, CheckRegionMatch, (_, _, _) => null),
        new("helps", [.. PositionPaths, "coverage_codes", "kind"], "coverage_by_region",
            (filter, path, violations) => { if (filter.Helps is { } position) PositionRules.Check(position, path, violations); },
            (filter, caller, statement) => filter.Helps is { } position ? PlaceFilterAreas.Helps(position, caller, statement) : null),
        new("covers", ["coverage_codes"], "coverage_by_region",
            (filter, path, violations) => { if (filter.Covers is { } position) PositionRules.Check(position, path, violations); },
            (filter, _, statement) => filter.Covers is { } position ? PlaceFilterAreas.Covers(position, statement) : null),
        new("has_position", PositionPaths, null, null,
            (filter, _, _) => !filter.HasHasPosition ? null : filter.HasPosition ? "p.position IS NOT NULL" : "p.position IS NULL"),
        PlaceFilterField.OfEnums("precision", "precision", "place_by_precision", filter => filter.Precision,
            values => $"p.\"precision\" = ANY({values})"),

        PlaceFilterField.OfEnums("kinds", "kind", null, filter => filter.Kinds, values => $"p.kind = ANY({values})"),
        // A change of an organisation's name is no change of its places, and ends no match here.
        new("text",
            ["name", "names", "other_names", "address.town", "address.postcode", "address.area", "precision", "summary",
             "support_group.offers", "kind", "support_group.services", "support_group.audiences", "support_group.ways_to_help", "detention_centre.facility_type",
             "support_group.organisation_id", "office.organisation_id", "involvements"],
            "place_by_text",
            (filter, path, violations) => { if (filter.HasText) TextFilter.Check(filter.Text, path, violations); },
            (filter, caller, statement) => PlaceText.Matches(filter.Text, caller, statement)),
        PlaceFilterField.OfCodes("facility_types", ["detention_centre.facility_type"], "place_by_facility_type",
            filter => filter.FacilityTypes, (check, codes) => check.Codes.UnknownFacilityTypesAsync(codes, check.CancellationToken),
            FacilityTypeCodes.Unknown, (filter, statement) => FacilityTypeCodes.OfOne(filter.FacilityTypes, statement)),
        PlaceFilterField.OfEnums("services", "support_group.services", "place_by_service", filter => filter.Services,
            values => $"p.services && {values}"),
        new("languages", ["support_group.languages"], "place_by_language", CheckLanguages,
            (filter, _, statement) => filter.Languages.Count > 0 ? Speaking(filter, statement) : null),
        PlaceFilterField.OfEnums("ways_to_help", "support_group.ways_to_help", "way_to_help_by_kind", filter => filter.WaysToHelp,
            values => $"p.id IN (SELECT w.place_id FROM way_to_help w WHERE w.what = ANY({values}))"),
        PlaceFilterField.OfEnums("audiences", "support_group.audiences", "place_by_audience", filter => filter.Audiences,
            values => $"p.audiences && {values}"),
        PlaceFilterField.OfEnums("holds", "detention_centre.holds", "place_by_population", filter => filter.Holds,
            values => $"p.holds && {values}"),
        new("capacity_at_least", ["detention_centre.capacities"], "capacity_by_people", CheckCapacity,
            (filter, _, statement) => filter.HasCapacityAtLeast ? Holding(filter, statement) : null),
        PlaceFilterField.OfEnums("confidence", "confidence", "place_by_confidence", filter => filter.Confidence,
            values => $"p.confidence = ANY({values})"),

        new("organisations", ["support_group.organisation_id", "office.organisation_id", "involvements"],
            "involvement_by_organisation",
            (filter, path, violations) => Ids.Parse(filter.Organisations, path, Limits.FilterValues, violations),
            (filter, caller, statement) => filter.Organisations.Count > 0 ? OfOrganisations(filter, caller, statement) : null),

        new("open_on", ["periods", "status", "status_as_of"], null,
            (filter, path, violations) => { if (filter.HasOpenOn) violations.CheckDay(filter.OpenOn, path); },
            (filter, _, statement) => filter.OpenDay() is { } day ? $"was_open(p, {statement.Value(day)})" : null),
        new("verified_since", ["verified_on"], "place_by_verification",
            (filter, path, violations) => { if (filter.HasVerifiedSince) violations.CheckDay(filter.VerifiedSince, path); },
            (filter, _, statement) => RequestValues.TryParseDay(filter.VerifiedSince, out var day)
                ? $"p.verified_on >= {statement.Value(day)}" : null),
        // Nothing: a later change never ends a match.
        new("changed_since", [], "place_by_change",
            (filter, path, violations) => { if (filter.ChangedSince is { } time) violations.CheckTime(time, path); },
            (filter, _, statement) => filter.ChangedSince is { } time
                ? $"p.updated_at >= {statement.Value(time.ToDateTime())}" : null),
        PlaceFilterField.OfEnums("statuses", "status", null, filter => filter.Statuses, values => $"p.status = ANY({values})"),
        new("condition", [.. QueryableSql.All.Values.SelectMany(queryable => queryable.DependsOn).Distinct()], null,
            (filter, path, violations) => { if (filter.Condition is { } condition) ConditionTree.Check(condition, path, violations); },
            (filter, _, statement) => filter.Condition is { } condition ? ConditionSql.Of(condition, statement) : null),
    ];

    static void CheckNear(Near near, string path, Violations violations)
    {
        PositionRules.CheckRequired(near.Position, $"{path}.position", violations);
        PositionRules.CheckRadius(near.WithinMetres, $"{path}.within_metres", violations);
    }

    static void CheckRegionMatch(PlaceFilter filter, string path, Violations violations)
    {
        if (!filter.HasRegionMatch) return;
        violations.Enum(path, filter.RegionMatch, required: true);
        if (filter.Regions.Count == 0)
            violations.Add(path, "is set without regions. Give regions, or leave it out.");
    }

    static void CheckLanguages(PlaceFilter filter, string path, Violations violations)
    {
        if (!violations.CheckCount(filter.Languages.Count, path)) return;
        for (var i = 0; i < filter.Languages.Count; i++) violations.Language($"{path}[{i}]", filter.Languages[i]);
    }

    static void CheckCapacity(PlaceFilter filter, string path, Violations violations)
    {
        if (filter.HasCapacityAtLeast && filter.CapacityAtLeast is < 1 or > 100_000)
            violations.Add(path, $"is {filter.CapacityAtLeast}; a number of people, 1 to 100,000.");
    }

    // ISO 639-2 has mul for "multiple languages": a group that says only that may work in any of them.
    static string Speaking(PlaceFilter filter, Statement statement)
    {
        var languages = filter.Languages.Select(language => language.ToLowerInvariant()).Append("mul").Distinct().ToArray();
        return $"language_ranges(p.languages) && {statement.Value(languages)}";
    }

    // The first condition uses the index: places that ever had a figure as large. The second finds the figure that counts, place by place.
    static string Holding(PlaceFilter filter, Statement statement)
    {
        var people = statement.Value(filter.CapacityAtLeast);
        return $"""
            p.id IN (SELECT c.place_id FROM capacity c WHERE c.people >= {people})
            AND capacity_on(p.id, {PlaceFilterSql.DayOrNull(filter, statement)}) >= {people}
            """;
    }

    static string OfOrganisations(PlaceFilter filter, Caller caller, Statement statement)
    {
        var ids = statement.Value(filter.Organisations.Select(Guid.Parse).Distinct().ToArray());
        var seen = $"SELECT o.id FROM {Visibility.Organisations(caller, statement)} AND o.id = ANY({ids})";
        var lasting = filter.OpenDay() is { } day ? $" AND i.days @> {statement.Value(day)}" : "";
        // A union instead of OR, so that each half uses its index: place_by_organisation, involvement_by_organisation.
        return $"""
            p.id IN (SELECT own.id FROM place own WHERE own.organisation_id IN ({seen})
                     UNION ALL
                     SELECT i.place_id FROM involvement i WHERE i.organisation_id IN ({seen}){lasting})
            """;
    }
}
