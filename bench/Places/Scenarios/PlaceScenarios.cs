using Map.Service.Access;
using Map.Service.Places.Fields;
using Map.Service.Places.Read;
using Map.Service.Storage;
using Map.V1;

namespace Map.Bench.Places.Scenarios;

/// <summary>Eight fields of 20 or 50 places: nearest, in a box, in a region, by text.</summary>
static class PlaceScenarios
{
    const string Fields = "id name kind status country website precision position { latitude longitude }";
    const string PeerFields = "rowId name kind status country website precision latitude longitude";
    const double BoxDegrees = 0.1;

    // The read mask that the gateway sends when a query selects these fields.
    static readonly PlaceReader Reader = PlaceReader.For(
        new() { Paths = { "name", "names", "country", "website", "precision", "position" } }, new());

    public static IReadOnlyList<Scenario> Of(IReadOnlyList<Sample> samples) =>
    [
        new("near: 20 nearest within 25 km", samples, Near,
            sample => new(
                $$"""
                query($at: PositionInput!) {
                  placesNear(position: $at, withinKm: 25, first: 20) { edges { distanceKm node { {{Fields}} } } }
                }
                """, new { At = new { sample.Latitude, sample.Longitude } }),
            sample => new(
                $"query($lon: Float!, $lat: Float!) {{ placesNear(lon: $lon, lat: $lat, metres: 25000, size: 20)"
                + $" {{ nodes {{ distance {PeerFields} }} }} }}",
                new { Lon = sample.Longitude, Lat = sample.Latitude })),
        new("box: 50 in 0.1 degrees, by name", samples, InBox,
            sample => new(
                $"query($box: BoxInput!) {{ places(filter: {{ box: $box }}, first: 50) {{ nodes {{ {Fields} }} }} }}",
                new { Box = Corners(sample) }),
            sample => new(
                "query($west: Float!, $south: Float!, $east: Float!, $north: Float!) {"
                + $" placesInBox(west: $west, south: $south, east: $east, north: $north, size: 50) {{ nodes {{ {PeerFields} }} }} }}",
                Corners(sample))),
        new("region: 50 of a region, by name", samples, InRegion,
            sample => new(
                $"query($code: String!) {{ places(filter: {{ regions: [$code] }}, first: 50) {{ nodes {{ {Fields} }} }} }}",
                new { Code = sample.Region }),
            sample => new(
                $"query($code: String!) {{ placesInRegion(code: $code, size: 50) {{ nodes {{ {PeerFields} }} }} }}",
                new { Code = sample.Region })),
        new("text: 50 with two words, by name", samples, WithText,
            sample => new(
                $"query($text: String!) {{ places(filter: {{ text: $text }}, first: 50) {{ nodes {{ {Fields} }} }} }}",
                new { Text = Words(sample) }),
            sample => new(
                $"query($text: String!) {{ placesWithText(words: $text, size: 50) {{ nodes {{ {PeerFields} }} }} }}",
                new { Text = Words(sample) })),
        new("relevance: 50 with two words, best first", samples, null,
            sample => new(
                $"query($text: String!) {{ places(filter: {{ text: $text }}, orderBy: RELEVANCE, first: 50) {{ nodes {{ {Fields} }} }} }}",
                new { Text = Words(sample) }),
            null),
        new("search: 10 of all kinds, best first", samples, null,
            sample => new(
                $"query($text: String!) {{ search(text: $text) {{ match place {{ {Fields} }} organisation {{ id name }} locality {{ label }} }} }}",
                new { Text = Typed(sample) }),
            null),
    ];

    // As people type: a town, a town and what is needed there, half a town, a town with a letter missing.
    static string Typed(Sample sample) => (sample.Town.Length % 4) switch
    {
        0 => sample.Town,
        1 => $"{sample.Town} legal advice",
        2 => sample.Town[..((sample.Town.Length / 2) + 1)],
        _ => sample.Town.Remove(sample.Town.Length / 2, 1),
    };

    static string Words(Sample sample) => $"{sample.Town.Split(' ')[0]} legal";

    static object Corners(Sample sample)
    {
        var box = BoxAround(sample);
        return new { box.West, box.South, box.East, box.North };
    }

    static Box BoxAround(Sample sample) => new()
    {
        West = sample.Longitude - BoxDegrees / 2,
        South = sample.Latitude - BoxDegrees / 2,
        East = sample.Longitude + BoxDegrees / 2,
        North = sample.Latitude + BoxDegrees / 2,
    };

    static Statement Near(Sample sample)
    {
        var request = new FindNearRequest
        {
            Position = new() { Latitude = sample.Latitude, Longitude = sample.Longitude },
            WithinMetres = 25_000,
        };
        return FindNear.Select(request, FindNear.WithMargin(21), Reader, null, Caller.Anonymous);
    }

    static Statement InBox(Sample sample) => Search(new() { Box = BoxAround(sample) });

    static Statement InRegion(Sample sample) => Search(new() { Regions = { sample.Region } });

    static Statement WithText(Sample sample) => Search(new() { Text = Words(sample) });

    static Statement Search(PlaceFilter filter, PlaceOrder order = PlaceOrder.Name)
    {
        var request = new SearchPlacesRequest { Filter = filter, OrderBy = order };
        return SearchPlaces.Select(request.Filter, 51, Reader, PlaceOrdering.Of(request), Caller.Anonymous);
    }
}
