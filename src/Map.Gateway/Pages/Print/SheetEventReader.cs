using Google.Protobuf.WellKnownTypes;
using Map.Gateway.Pages.Find;

namespace Map.Gateway.Pages.Print;

/// <summary>Reads what happens in the regions of a sheet in the next weeks.</summary>
sealed class SheetEventReader(V1.EventsService.EventsServiceClient events)
{
    // As long as a sheet hangs before somebody makes a new one.
    const int Days = 35;

    // Times, of which a series has many.
    const int MostTimes = 500;

    /// <summary>As many as there is room for, the next first. None without a region: "here" is nowhere then.</summary>
    public async Task<IReadOnlyList<SheetEvent>> ReadAsync(PageFilter filter, int most, DateOnly today, CancellationToken cancellation)
    {
        string[] regions = [.. filter.Message.Regions.Where(RegionCode.CouldBe)];
        if (most <= 0 || regions.Length == 0) return [];
        var page = await events.ListEventsAsync(
            new() { Filter = new() { Regions = { regions } }, From = At(today, 0), To = At(today, Days), PageSize = MostTimes }, cancellationToken: cancellation);
        return
        [
            .. page.Results.GroupBy(result => result.Event.Id)
                .Where(times => times.Any(result => result.Occurrence.Status != V1.EventStatus.Cancelled))
                .Select(times => new SheetEvent(times.First().Event, [.. times.Select(result => result.Occurrence)])).Take(most),
        ];
    }

    static Timestamp At(DateOnly today, int days) => Timestamp.FromDateTime(today.AddDays(days).ToDateTime(default, DateTimeKind.Utc));
}
