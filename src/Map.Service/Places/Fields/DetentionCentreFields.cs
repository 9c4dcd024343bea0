using static Map.Service.Places.Fields.Shapes;

namespace Map.Service.Places.Fields;

/// <summary>What only detention centres have.</summary>
static class DetentionCentreFields
{
    const string FacilityType = "detention_centre.facility_type";

    public static readonly PlaceField[] All =
    [
        Text(FacilityType, 50) with
        {
            Sql = (_, _) => "coalesce(p.facility_type, 'unknown')",
            Check = (place, known, violations) =>
            {
                if (place.DetentionCentre is { FacilityType: var type } && !known.FacilityTypes.Contains(type))
                    // In quotes, which the gateway does not translate: the type "holding_room" is the name of a field, too.
                    violations.Add($"place.{FacilityType}", $"{Quote.Of(type)} is not a facility type; one of "
                        + $"{string.Join(", ", known.FacilityTypes.Order(StringComparer.Ordinal).Select(Quote.Of))}.");
            },
        },
        Text("detention_centre.facility_type_note", 200),
        ChildRows.Of(
            "detention_centre.capacities", """
                x.people::text, x.as_of::text, s.citation, s.url, x.kind::text
                FROM capacity x LEFT JOIN source s ON s.id = x.source_id
                WHERE x.place_id = p.id ORDER BY first_day(x.as_of) DESC, x.ordinal
                """,
            Read, Write, 200, Check, PastText.Capacity)
            .CheckedBy((place, known, violations) =>
            {
                for (var i = 0; i < place.DetentionCentre?.Capacities.Count; i++)
                    violations.Planned($"place.detention_centre.capacities[{i}].as_of", place.DetentionCentre.Capacities[i].AsOf, known.Today);
            }),
        EnumList<Population>("detention_centre.holds"),
        Text("detention_centre.maximum_stay", 200),
    ];

    static Capacity Read(string?[] cells) => new()
    {
        People = int.Parse(cells[0]!, null),
        AsOf = cells[1],
        Source = ReaderExtensions.ToSource(cells[2], cells[3]),
        Kind = cells[4] is { } kind ? MapEnums.Parse<CapacityKind>(kind) : CapacityKind.Unspecified,
    };

    static void Write(PlaceEntity entity, IReadOnlyList<Capacity> capacities, MapDbContext context)
    {
        var newestFirst = capacities.OrderByDescending(PlaceDates.AsOf).ToList();
        Rows.Sync(entity.Capacities, newestFirst, ordinal => new CapacityEntity { Ordinal = ordinal }, (row, capacity) =>
        {
            row.People = capacity.People;
            row.AsOf = capacity.AsOf;
            row.Kind = Given(capacity.Kind);
            row.SourceId = context.IdOfOptional(capacity.Source);
        });
    }

    static void Check(Violations violations, string path, Capacity capacity)
    {
        if (capacity.People is < 0 or > 100_000)
            violations.Add($"{path}.people", $"is {capacity.People}; a number of people, 0 to 100,000.");
        violations.PartialDate($"{path}.as_of", capacity.AsOf);
        violations.Enum($"{path}.kind", capacity.Kind);
        violations.Source($"{path}.source", capacity.Source);
    }
}
