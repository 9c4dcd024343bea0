using Google.Protobuf.WellKnownTypes;

namespace Map.Gateway.Events;

/// <summary>Reads what a file of events is made of.</summary>
sealed class EventReader(
    V1.EventsService.EventsServiceClient events, V1.LocalitiesService.LocalitiesServiceClient localities, TimeProvider time)
{
    const int PageSize = 500;
    const int Most = 5_000;

    /// <summary>The town of a name; null if there is none.</summary>
    public async Task<V1.Locality?> TownAsync(string name, CancellationToken cancellation) =>
        (await localities.LocateAsync(new() { Text = name, PageSize = 1 }, cancellationToken: cancellation)).Localities.FirstOrDefault();

    /// <summary>What takes place from some days ago on, by when it begins.</summary>
    /// <param name="query">Which events.</param>
    /// <param name="before">Of how many days past.</param>
    /// <param name="after">Of how many days to come.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidInputException">There is no town of the name, or there is more than a file may have.</exception>
    public async Task<IReadOnlyList<V1.EventResult>> ReadAsync(EventQuery query, int before, int after, CancellationToken cancellation)
    {
        // From the beginning of the day, so that the same request has the same response until something changes.
        var today = time.GetUtcNow().UtcDateTime.Date;
        var (from, to) = (Timestamp.FromDateTime(today.AddDays(-before)), Timestamp.FromDateTime(today.AddDays(after)));
        if (query.Near is null)
            return await AllAsync(async token =>
            {
                var page = await events.ListEventsAsync(
                    new() { Filter = query.Filter, From = from, To = to, PageSize = PageSize, PageToken = token }, cancellationToken: cancellation);
                return (page.Results, page.NextPageToken);
            });
        var town = await TownAsync(query.Near, cancellation)
            ?? throw new InvalidInputException("near", $"{Quote.Of(query.Near)} is no town that the gazetteer has; its name in any language, such as Dover.");
        return await AllAsync(async token =>
        {
            var page = await events.EventsNearAsync(
                new() { Filter = query.Filter, Position = town.Position, WithinMetres = query.Metres, From = from, To = to, OrderBy = V1.EventOrder.Start, PageSize = PageSize, PageToken = token },
                cancellationToken: cancellation);
            return (page.Results, page.NextPageToken);
        });
    }

    static async Task<IReadOnlyList<V1.EventResult>> AllAsync(Func<string, Task<(IEnumerable<V1.EventResult> Results, string Next)>> read)
    {
        var all = new List<V1.EventResult>();
        var token = "";
        do
        {
            (var results, token) = await read(token);
            all.AddRange(results);
            if (all.Count > Most) throw new InvalidInputException("regions", $"are too wide: more than {Most:N0} times. Choose regions, kinds, or a town with near.");
        }
        while (token.Length > 0);
        return all;
    }
}
