using System.Collections.Concurrent;
using System.Diagnostics;
using Map.V1;

namespace Map.Bench.Flood;

/// <summary>Somebody who reads the map again and again: places near a point, and those of a text.</summary>
sealed class Readers(PlacesService.PlacesServiceClient service)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Reads until it is cancelled.</summary>
    /// <returns>How long each call took, in ascending order.</returns>
    public async Task<TimeSpan[]> RunAsync(CancellationToken cancellation)
    {
        var times = new ConcurrentBag<TimeSpan>();
        using var pace = new PeriodicTimer(Pause);
        for (var i = 0; !cancellation.IsCancellationRequested; i++)
        {
            await pace.WaitForNextTickAsync(CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            if (i % 2 == 0)
                await service.FindNearAsync(new()
                {
                    Position = new() { Latitude = 48 + (i * 0.0137 % 7), Longitude = -3 + (i * 0.0291 % 8) },
                    WithinMetres = 50_000, PageSize = 20,
                }, cancellationToken: CancellationToken.None);
            else
                await service.SearchPlacesAsync(new() { Filter = new() { Text = "support" }, PageSize = 20 },
                    cancellationToken: CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        return [.. times.Order()];
    }

    public static double Milliseconds(TimeSpan[] times, double percentile) => times[(int)(percentile * (times.Length - 1))].TotalMilliseconds;
}
