using Map.V1;

namespace Map.Testing.BruteForce;

/// <summary>A place of the random world, in memory. The position is the published one.</summary>
public sealed record Known(string Id, PlaceKind Kind, PlaceStatus Status, bool Published, (double Longitude, double Latitude)? At)
{
    public string Name { get; init; } = "";

    public int[] Words { get; init; } = [];

    public (int From, int To)? Years { get; init; }

    public string? Organisation { get; init; }

    public bool IsOwn { get; init; }

    public string? FacilityType { get; init; }

    public (int Year, int People)[] Capacities { get; init; } = [];

    public V1.Service[] Services { get; init; } = [];

    public Audience[] Audiences { get; init; } = [];

    public Population[] Holds { get; init; } = [];

    public Precision? Precision { get; init; }

    public Confidence? Confidence { get; init; }

    public string[] Languages { get; init; } = [];

    public HelpKind[] Help { get; init; } = [];

    public string[] Coverage { get; init; } = [];

    public string? Country { get; init; }

    public DateOnly? Verified { get; init; }

    public DateTime Updated { get; init; }

    /// <summary>The last figure known in a year, or the latest without a year.</summary>
    public int? Capacity(int? year) =>
        Capacities.Where(figure => year is null || figure.Year <= year).Select(figure => (int?)figure.People).LastOrDefault();

    public bool WasOpen(int year) => Years is { } years ? years.From <= year && year <= years.To : Status == PlaceStatus.Open;
}
