using Map.V1;

namespace Map.Bench.Flood;

/// <summary>Proposed changes of places.</summary>
static class Changes
{
    public static SuggestRequest From(string address, ProposedChange change, string? comment, params string[] sources)
    {
        var request = new SuggestRequest
        {
            RequestId = Guid.NewGuid().ToString(), Origin = address, Change = change,
            Sources = { sources.Select(source => new Source { Citation = source }) },
        };
        if (comment is not null) request.Comment = comment;
        return request;
    }

    public static ProposedChange Of(Place place, Place values, string field) => new()
    {
        UpdatePlace = new() { Id = place.Id, Revision = place.Revision, Place = values, UpdateMask = new() { Paths = { field } } },
    };

    public static ProposedChange Note(Place place, string note) => Of(place, new() { Note = note }, "note");

    public static ProposedChange Website(Place place, string website) => Of(place, new() { Website = website }, "website");

    public static ProposedChange Number(Place place, string number) => Of(
        place, new() { Contacts = { new Contact { Kind = ContactKind.Voice, Value = number, Visibility = ContactVisibility.Public } } },
        "contacts");

    /// <summary>Some metres away.</summary>
    public static ProposedChange Moved(Place place, double metres, double direction)
    {
        const double metresPerDegree = 111_320;
        var (latitude, longitude) = (place.Position.Latitude, place.Position.Longitude);
        var narrower = Math.Cos(latitude * Math.PI / 180);
        return Of(place, new()
        {
            Position = new()
            {
                Latitude = Math.Round(latitude + (metres * Math.Cos(direction) / metresPerDegree), 5),
                Longitude = Math.Round(longitude + (metres * Math.Sin(direction) / metresPerDegree / narrower), 5),
            },
        }, "position");
    }

    public static ProposedChange Closed(Place place) => new() { Report = new() { PlaceId = place.Id, Kind = ReportKind.Closed } };

    public static ProposedChange Wrong(Place place) => new() { Report = new() { PlaceId = place.Id, Kind = ReportKind.Wrong } };
}
