using System.Globalization;
using Map.Bench.Load;
using Map.Bench.Places.Peers;

namespace Map.Bench.Overload;

/// <summary>The map of the seed, as ./map up starts it, with its usual limits. It believes this machine whom a request is from. The map has the first
/// processor, and who asks has the others: at ten times of what a map can do, asking takes as much of a machine as answering.</summary>
sealed class OverloadMap : IAsyncDisposable
{
    // Read before the affinity of this process is set, which it follows.
    static readonly int Count = Environment.ProcessorCount;

    readonly UpMap map;

    OverloadMap()
    {
        Admin = UpMap.Local(UpMap.FreePorts(1)[0]);
        map = new(
            "bench-overload", new Dictionary<string, string> { ["MAP_TRUSTED_PROXIES"] = "127.0.0.1", ["MAP_ADMIN_URL"] = Admin.ToString() },
            IsAlone ? [] : ["taskset", "--cpu-list", "0"]);
    }

    public Uri Gateway => map.Gateway;

    /// <summary>Where health is answered whatever callers do.</summary>
    public Uri Admin { get; }

    /// <summary>Which part of the machine the map had.</summary>
    public static string Processors => IsAlone
        ? "The map, its database and the generator share the only processor."
        : string.Create(CultureInfo.InvariantCulture, $"The map and its database have one processor of {Count}, the generator has the rest.");

    /// <summary>Processor time of gateway and service so far, in milliseconds.</summary>
    public double Milliseconds => map.Milliseconds("gateway") + map.Milliseconds("places");

    static bool IsAlone => Count == 1;

    public static async Task<OverloadMap> StartAsync()
    {
        var started = LeftBehind.Note(new OverloadMap());
        if (!IsAlone)
        {
            var others = string.Create(CultureInfo.InvariantCulture, $"1-{Count - 1}");
            await Tool.RunAsync("taskset", ["--all-tasks", "--cpu-list", "--pid", others, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        }

        await started.map.UpAsync();
        return started;
    }

    /// <summary>Memory that the gateway holds, in megabytes.</summary>
    public double GatewayMegabytes()
    {
        var line = File.ReadLines($"/proc/{map.PidOf("gateway")}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public ValueTask DisposeAsync() => map.DisposeAsync();
}
