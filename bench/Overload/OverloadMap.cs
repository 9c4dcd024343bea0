using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Map.Bench.Load;
using Map.Bench.Places.Peers;

namespace Map.Bench.Overload;

/// <summary>The map of the seed, as ./map up starts it, with its usual limits. It believes this machine whom a request is from.</summary>
sealed class OverloadMap : IAsyncDisposable
{
    readonly string root, state;
    readonly Dictionary<string, string> environment;

    OverloadMap(string root)
    {
        this.root = root;
        state = Path.Combine(root, ".map", "bench-overload");
        var ports = FreePorts(4);
        (Gateway, Grpc, Admin) = (Local(ports[0]), ports[1], Local(ports[2]));
        environment = new()
        {
            ["MAP_ROOT"] = root,
            ["MAP_STATE"] = state,
            ["MAP_TRUSTED_PROXIES"] = "127.0.0.1",
            ["MAP_ADMIN_URL"] = Admin.ToString(),
        };
    }

    public Uri Gateway { get; }

    /// <summary>Where health is answered whatever callers do.</summary>
    public Uri Admin { get; }

    int Grpc { get; }

    public static async Task<OverloadMap> StartAsync(string root)
    {
        var map = LeftBehind.Note(new OverloadMap(root));
        await map.CommandAsync("up", "--detach", "--port", map.Gateway.Port.ToString(CultureInfo.InvariantCulture),
            "--grpc-port", map.Grpc.ToString(CultureInfo.InvariantCulture));
        return map;
    }

    /// <summary>Memory that the gateway holds, in megabytes.</summary>
    public double GatewayMegabytes()
    {
        var line = File.ReadLines($"/proc/{PidOf("gateway")}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor time that a process of the map has used so far, in milliseconds.</summary>
    /// <param name="process">gateway or places.</param>
    public double Milliseconds(string process)
    {
        using var running = System.Diagnostics.Process.GetProcessById(int.Parse(PidOf(process), CultureInfo.InvariantCulture));
        return running.TotalProcessorTime.TotalMilliseconds;
    }

    public async ValueTask DisposeAsync() => await CommandAsync("down");

    string PidOf(string process) => File.ReadAllText(Path.Combine(state, "run", process + ".pid")).Split(' ')[0];

    Task CommandAsync(params string[] arguments) => Tool.RunAsync(Path.Combine(root, "map"), arguments, environment);

    static Uri Local(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
