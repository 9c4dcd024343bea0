using System.Globalization;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether the machine has memory left.</summary>
/// <param name="file">Where the system says it: /proc/meminfo.</param>
sealed class FreeMemory(string file = "/proc/meminfo") : ICheck
{
    const double Low = 0.1;

    public string Name => "memory";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        var kilobytes = File.ReadLines(file).Select(line => line.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(words => words[0], words => long.Parse(words[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var (all, free) = (kilobytes["MemTotal"], kilobytes["MemAvailable"]);
        var found = string.Create(CultureInfo.InvariantCulture, $"{free >> 10} of {all >> 10} MB are free");
        return Task.FromResult((double)free / all >= Low
            ? new Finding(Name, FindingLevel.Ok, found)
            : new(Name, FindingLevel.Warning, found, "who has it: ps aux --sort=-rss | head; MAP_TILE_CACHE_MB and MAP_ANSWER_CACHE_MB take less of it"));
    }
}
