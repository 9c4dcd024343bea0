using System.Globalization;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Which Debian this is: on an older one its PostgreSQL is too old.</summary>
/// <param name="file">Where the system says it: /etc/os-release.</param>
sealed class SystemVersion(string file = "/etc/os-release") : ICheck
{
    const int OldestDebian = 12;

    public string Name => "system";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        var values = File.ReadLines(file).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1].Trim('"'), StringComparer.Ordinal);
        var found = values.GetValueOrDefault("PRETTY_NAME", "unknown");
        var isDebian = values.GetValueOrDefault("ID") == "debian"
            && int.TryParse(values.GetValueOrDefault("VERSION_ID"), CultureInfo.InvariantCulture, out var version) && version >= OldestDebian;
        return Task.FromResult(isDebian
            ? new Finding(Name, FindingLevel.Ok, found)
            : new(Name, FindingLevel.Warning, found, $"tried is Debian {OldestDebian} and later: elsewhere see that PostgreSQL 15, PostGIS 3.3 and pgBackRest are there"));
    }
}
