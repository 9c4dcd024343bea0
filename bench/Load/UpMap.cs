using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Map.Bench.Places.Peers;
using Map.Cli;

namespace Map.Bench.Load;

/// <summary>A map as <c>./map up</c> starts it, with a state folder and ports of its own.</summary>
/// <param name="name">Of its folder in .map.</param>
/// <param name="more">More settings.</param>
/// <param name="under">A program with its arguments that starts <c>./map</c>, such as taskset; empty for none.</param>
sealed class UpMap(string name, IReadOnlyDictionary<string, string>? more = null, params string[] under) : IAsyncDisposable
{
    readonly int[] ports = FreePorts(2);

    public string State { get; } = Path.Combine(Root, ".map", name);

    public Uri Gateway => Local(ports[0]);

    static string Root => Checkout.Find().Root;

    public static Uri Local(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    public Task UpAsync() => CommandAsync(
        "up", "--detach", "--port", ports[0].ToString(CultureInfo.InvariantCulture), "--grpc-port", ports[1].ToString(CultureInfo.InvariantCulture));

    /// <summary>Runs a verb; its output.</summary>
    public Task<string> CommandAsync(params string[] arguments) => InAsync(State, arguments);

    /// <summary>Runs a verb with another state folder, as on another machine.</summary>
    public Task<string> InAsync(string state, params string[] arguments)
    {
        string[] command = [.. under, Path.Combine(Root, "map"), .. arguments];
        var environment = new Dictionary<string, string>(more ?? new Dictionary<string, string>()) { ["MAP_ROOT"] = Root, ["MAP_STATE"] = state };
        return Tool.RunAsync(command[0], command[1..], environment);
    }

    /// <param name="process">gateway or places.</param>
    public int PidOf(string process) =>
        int.Parse(File.ReadAllText(Path.Combine(State, "run", process + ".pid")).Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Processor time that a process of the map has used so far, in milliseconds.</summary>
    public double Milliseconds(string process)
    {
        using var running = Process.GetProcessById(PidOf(process));
        return running.TotalProcessorTime.TotalMilliseconds;
    }

    public async ValueTask DisposeAsync() => await CommandAsync("down");

    public static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
