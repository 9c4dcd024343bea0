using System.Text.Json;
using Google.Protobuf.Collections;
using NetTopologySuite.Geometries;
using static Map.Service.Places.Fields.Shapes;
using Position = Map.V1.Position;

namespace Map.Service.Places.Fields;

/// <summary>Where a place is, and which regions it serves.</summary>
static class WhereaboutsFields
{
    static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    public static readonly PlaceField[] All =
    [
        // What is read is the published position; the exact one never leaves the service.
        Degrees("position.latitude", "ST_Y(p.position)", (violations, path, latitude) =>
            PositionRules.CheckLatitude(latitude, path, violations))
        .WrittenBy((entity, place) => Write(entity, place.Position))
            with { StateKeys = Visibility.PositionKeys, Past = ("position", PastPosition) },
        Degrees("position.longitude", "ST_X(p.position)", (violations, path, longitude) =>
            PositionRules.CheckLongitude(longitude, path, violations)),
        Enum<Precision>("precision").WrittenBy((entity, place) => entity.Precision = Given(place.Precision)) with
        {
            Check = (place, _, violations) =>
            {
                if (place.Position is null && place.Precision != Precision.Unspecified)
                    violations.Add("place.precision", "is given without a position; give both or neither.");
                violations.Enum("place.precision", place.Precision, required: place.Position is not null);
            },
        },
        Country("country"),
        // PastVisibility decides on the four parts together, and returns them as one list.
        Text("address.lines", 500, "address_lines") with { Past = PastText.List("address") },
        Text("address.postcode", 20) with { Past = null }, Text("address.town", 200) with { Past = null },
        Text("address.area", 200) with { Past = null },
        // What of the address is finer than the precision: see WithheldAddress. No call reads it.
        new()
        {
            Columns = [.. Visibility.WithheldKeys.Select(key => new EntityColumn(key, typeof(string)))],
            StateKeys = Visibility.WithheldKeys,
        },
        Regions("region_codes", "place_region", place => place.RegionCodes) with { OutputOnly = ["region_codes"] },
        Text("coverage_note", 1000),
        Regions("coverage_codes", "coverage", place => place.CoverageCodes) with
        {
            HasOwnFile = true, StateKeys = ["coverage"],
            Write = (entity, place, _) => Write(entity, [.. place.CoverageCodes.Distinct()]),
            Check = CheckCoverage,
            Past = PastText.List("coverage_codes", "coverage"),
        },
    ];

    public static void Write(PlaceEntity entity, IReadOnlyCollection<string> coverage)
    {
        entity.Coverage.RemoveAll(row => !coverage.Contains(row.RegionCode));
        foreach (var code in coverage.Except(entity.Coverage.Select(row => row.RegionCode)).ToList())
            entity.Coverage.Add(new CoverageEntity { RegionCode = code });
    }

    // An equal point stays the same object; otherwise every import would make a revision.
    static void Write(PlaceEntity entity, Position? position)
    {
        if (position is null) entity.ExactPosition = null;
        else if (entity.ExactPosition is not { } known || known.X != position.Longitude || known.Y != position.Latitude)
            entity.ExactPosition = Wgs84.CreatePoint(new Coordinate(position.Longitude, position.Latitude));
    }

    static void CheckCoverage(Place place, PlaceVocabulary known, Violations violations)
    {
        const string path = "place.coverage_codes";
        violations.Count(path, place.CoverageCodes.Count, 1000);
        if (place.CoverageCodes.Count > 0 && place.SupportGroup is null)
            violations.Add(path, "is set; only a support group serves regions.");
        for (var i = 0; i < place.CoverageCodes.Count; i++)
            if (!known.Regions.Contains(place.CoverageCodes[i]))
                violations.Add($"{path}[{i}]", $"{Quote.Of(place.CoverageCodes[i])} is not a region; a code such as GB, GB-KEN or FR-62.");
    }

    static IEnumerable<string> PastPosition(JsonElement state) =>
        state.TryGetProperty("position", out var position) && position.ValueKind == JsonValueKind.Array
            ? [ValueTexts.Position(position[0].GetDouble(), position[1].GetDouble())]
            : [];

    static PlaceField Regions(string path, string table, Func<Place, RepeatedField<string>> codes)
    {
        var sql = $"""
            NULLIF(ARRAY(SELECT r.code FROM {table} x JOIN region r ON r.code = x.region_code
                WHERE x.place_id = p.id ORDER BY r.kind, r.code), '{"{}"}')
            """;
        return new()
        {
            Paths = [path], Sql = (_, _) => sql, Read = (row, i, place) => codes(place).AddRange(row.GetFieldValue<string[]>(i)),
        };
    }
}
