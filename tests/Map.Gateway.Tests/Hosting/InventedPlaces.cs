using Google.Protobuf.WellKnownTypes;

namespace Map.Gateway.Tests.Hosting;

/// <summary>What the invented service knows, and how it is to behave.</summary>
sealed class InventedPlaces
{
    public List<V1.Place> All { get; } = [];

    public List<V1.Organisation> Organisations { get; } = [];

    public List<V1.Involvement> Involvements { get; } = [];

    /// <summary>The error that every call ends with; none when null.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How many places an answer holds before it would be too large: a page ends there, a batch of more ids is refused.</summary>
    public int MostInAnswer { get; set; } = int.MaxValue;

    /// <summary>After how many places a stream breaks off; never when null.</summary>
    public int? StreamBreaksAfter { get; set; }

    /// <summary>Set to make the stream endless; done when its reader has left.</summary>
    public TaskCompletionSource? EndlessUntilLeft { get; set; }

    /// <summary>Set to make a search last until its caller has left: done when it began, and when the caller left.</summary>
    public (TaskCompletionSource Began, TaskCompletionSource Left)? SearchUntilLeft { get; set; }

    public List<V1.PlaceFilter?> Filters { get; } = [];

    public static string Uuid(int number) => new Guid(number, 0, 0, new byte[8]).ToString("D");

    public V1.Place Add(string name, Action<V1.Place>? change = null)
    {
        var place = new V1.Place
        {
            Id = Uuid(All.Count + 1),
            Kind = V1.PlaceKind.DetentionCentre,
            Name = name,
            Status = V1.PlaceStatus.Open,
            Position = new() { Latitude = 50.9513, Longitude = -1.8587 },
            Precision = V1.Precision.Site,
            Country = "GB",
            UpdatedAt = Timestamp.FromDateTime(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)),
            Revision = 7,
            DetentionCentre = new() { FacilityType = "removal_centre" },
        };
        place.Sources.Add(new V1.Source { Citation = "A report" });
        change?.Invoke(place);
        All.Add(place);
        return place;
    }

    public void AddOrganisation(int number, string name) => Organisations.Add(new()
    {
        Id = Uuid(number),
        Name = name,
        Kind = V1.OrganisationKind.Company,
        UpdatedAt = Timestamp.FromDateTime(DateTime.UnixEpoch),
    });

    public void AddInvolvement(int number, string placeId, int organisation, V1.InvolvementRole role = V1.InvolvementRole.Operates) =>
        Involvements.Add(new() { Id = Uuid(number), PlaceId = placeId, OrganisationId = Uuid(organisation), Role = role });

    public IEnumerable<string> OperatorsOf(string placeId) =>
        from involvement in Involvements
        where involvement.PlaceId == placeId && involvement.Role == V1.InvolvementRole.Operates
        join organisation in Organisations on involvement.OrganisationId equals organisation.Id
        select organisation.Name;
}
