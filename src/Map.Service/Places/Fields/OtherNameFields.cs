namespace Map.Service.Places.Fields;

/// <summary>Short, alternate and former names of a place.</summary>
static class OtherNameFields
{
    public static readonly PlaceField OtherNames = Build();

    static void Write(PlaceEntity entity, IReadOnlyList<OtherName> names, MapDbContext context) =>
        Storage.OtherNames.Write(entity.OtherNames, names, ordinal => new PlaceNameEntity { Ordinal = ordinal }, context);

    static PlaceField Build()
    {
        var field = ChildRows.Of(
            "other_names",
            $"{Storage.OtherNames.Columns} FROM place_name x LEFT JOIN source s ON s.id = x.source_id WHERE x.place_id = p.id ORDER BY x.ordinal",
            Storage.OtherNames.Read, Write, OtherNameRules.Most, OtherNameRules.Check,
            PastText.OtherName);
        return field with
        {
            HasOwnFile = true,
            Check = (place, known, violations) =>
            {
                field.Check!(place, known, violations);
                OtherNameRules.CheckDoubles(violations, "place.other_names", place.OtherNames);
            },
        };
    }
}
