using Google.Protobuf.WellKnownTypes;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Events;

/// <summary>Reads what the page of events shows.</summary>
sealed class EventListReader(V1.EventsService.EventsServiceClient events, V1.LocalitiesService.LocalitiesServiceClient localities)
{
    const int Most = 60;
    const int Days = 7;

    // A small town has few: the second week is near enough to plan for.
    const int DaysNear = 14;
    const double NearMetres = 30_000;

    /// <summary>What takes place anywhere, or in regions, in the next days.</summary>
    public async Task<EventListModel> AllAsync(V1.EventFilter filter, string query, DateOnly today, CancellationToken cancellation)
    {
        var page = await events.ListEventsAsync(new() { Filter = filter, From = At(today, 0), To = At(today, Days), PageSize = Most }, cancellationToken: cancellation);
        return new("", null, [.. page.Results.Select(Item)], [], query) { Region = filter.Regions is [var one] ? one : null };
    }

    /// <summary>What takes place near a town in the next days.</summary>
    public async Task<EventListModel> NearAsync(string text, DateOnly today, CancellationToken cancellation)
    {
        var found = await localities.LocateAsync(new() { Text = text, PageSize = 1 }, cancellationToken: cancellation);
        if (found.Localities.FirstOrDefault() is not { } town) return new(text, null, [], [], "");
        var near = events.EventsNearAsync(
            new() { Position = town.Position, WithinMetres = NearMetres, From = At(today, 0), To = At(today, DaysNear), OrderBy = V1.EventOrder.Start, PageSize = Most },
            cancellationToken: cancellation);
        var nowhere = new List<EventItem>();
        if (town.HasRegionCode)
        {
            var list = await events.ListEventsAsync(
                new() { Filter = new() { Regions = { town.RegionCode } }, From = At(today, 0), To = At(today, DaysNear), PageSize = Most }, cancellationToken: cancellation);
            nowhere.AddRange(list.Results.Where(one => one.Event.Position is null).Select(Item));
        }

        return new(text, new(town.Name, town.Names), [.. (await near).Results.Select(Item)], nowhere, Links.Parameter("near", town.CountryCode.Length > 0 ? $"{town.Name}, {town.CountryCode}" : town.Name)) { Region = town.HasRegionCode ? town.RegionCode : null };
    }

    static EventItem Item(V1.EventResult result) => new(result.Event, result.Occurrence);

    static Timestamp At(DateOnly today, int days) => Timestamp.FromDateTime(today.AddDays(days).ToDateTime(default, DateTimeKind.Utc));
}
