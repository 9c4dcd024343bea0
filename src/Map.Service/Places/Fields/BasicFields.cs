using static Map.Service.Places.Fields.Shapes;

namespace Map.Service.Places.Fields;

/// <summary>What a place is, and how well that is known.</summary>
static class BasicFields
{
    public static readonly PlaceField[] All =
    [
        OutputOnly("id", (row, i, place) => place.Id = row.GetGuid(i).ToString()) with { IsAlwaysRead = true },
        OutputOnly("kind", (row, i, place) => PlaceKinds.Set(place, row.Word<PlaceKind>(i)))
            .WrittenBy((entity, place) => entity.Kind = PlaceKinds.Of(place)) with { IsAlwaysRead = true, Past = PastText.Value("kind") },
        Text("name", 200).WrittenBy((entity, place) => entity.Name = place.Name),
        new()
        {
            Paths = ["names"], StateKeys = ["names"],
            Sql = (_, _) => "NULLIF(p.names, '{}')::text",
            Read = (row, i, place) => row.ReadMap(i, place.Names),
            Write = (entity, place, _) => entity.Names = new(place.Names),
            Check = (place, _, violations) =>
            {
                violations.Count("place.names", place.Names.Count, 100);
                violations.Names("place.names", place.Names);
            },
            Past = PastText.Names("names"),
        },
        OtherNameFields.OtherNames,
        Text("summary", 4000), Text("note", 4000), WebAddress("website"), Enum<Confidence>("confidence"), Sources(),
    ];

    static PlaceField Sources()
    {
        var field = ChildRows.Of(
            "sources",
            $"{SourceRows.Columns} FROM place_source x JOIN source s ON s.id = x.source_id WHERE x.place_id = p.id ORDER BY x.ordinal",
            SourceRows.Read,
            (entity, sources, context) =>
                SourceRows.Sync(entity.Sources, sources, ordinal => new PlaceSourceEntity { Ordinal = ordinal }, context),
            100, (violations, path, source) => violations.WholeSource(path, source, Place.Descriptor),
            PastText.Source);
        return field with
        {
            Check = (place, known, violations) =>
            {
                if (place.Sources.Count == 0 && known.NeedsSources) violations.Add("place.sources", "is empty; at least one source.");
                field.Check!(place, known, violations);
            },
        };
    }
}
