namespace Map.Bench.Grpc;

/// <summary>What is asked and answered, the same in every run.</summary>
static class Samples
{
    public const int PlacesOfAPage = 20;
    public const int PlacesOfAMessage = 200;
    public const int Messages = 500;

    public static NearRequest Near { get; } = new()
    {
        Latitude = 50.9513,
        Longitude = 1.8587,
        WithinMetres = 25_000,
        PageSize = PlacesOfAPage,
    };

    public static PlaceList Page { get; } = ListOf(PlacesOfAPage);

    public static PlaceList Part { get; } = ListOf(PlacesOfAMessage);

    static PlaceList ListOf(int places) => new()
    {
        Places =
        {
            Enumerable.Range(0, places).Select(i => new ListedPlace
            {
                Id = $"0190f3b2-7c1e-7d3a-9b5e-{i:x12}",
                Name = $"Maison des personnes exilées {i}",
                Kind = 3,
                Latitude = 50.95 + i / 1000.0,
                Longitude = 1.85 - i / 1000.0,
                DistanceMetres = 181.4 * (i + 1),
            }),
        },
    };
}
