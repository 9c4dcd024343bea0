using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Map.Bench.Load;
using Map.Bench.Places.Peers;

namespace Map.Bench.Places.Against;

/// <summary>The benchmark's map of a checkout, started by that checkout's own ./map: it may be of any version.</summary>
sealed class CheckoutMap : IAsyncDisposable
{
    readonly string root;
    readonly Dictionary<string, string> environment;

    CheckoutMap(string root, string state, int port, bool isLimited)
    {
        this.root = root;
        environment = new()
        {
            ["MAP_ROOT"] = root,
            ["MAP_STATE"] = state,
        };
        // All load comes from one address.
        if (!isLimited) environment["MAP_RATE_COST_PER_SECOND"] = "0";
        Gateway = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
    }

    public Uri Gateway { get; }

    /// <summary>The gateway and the service.</summary>
    public IReadOnlyList<int> ProcessIds { get; private set; } = [];

    /// <param name="root">The folder of the checkout.</param>
    /// <param name="places">Which of its maps: how many places it has.</param>
    /// <param name="isLimited">Whether it has the usual limits of callers.</param>
    /// <exception cref="InvalidOperationException">The checkout has no such map yet, or it does not start.</exception>
    public static async Task<CheckoutMap> StartAsync(string root, int places, bool isLimited = false)
    {
        var state = string.Create(CultureInfo.InvariantCulture, $"{Path.Combine(root, ".map", "bench")}-{places}");
        if (!Directory.Exists(state))
            throw new InvalidOperationException($"{state} is missing. Run `./map bench places {places}` in {root} first.");
        var map = LeftBehind.Note(new CheckoutMap(root, state, FreePort(), isLimited));
        await map.CommandAsync("up", "--detach", "--port", map.Gateway.Port.ToString(CultureInfo.InvariantCulture),
            "--grpc-port", FreePort().ToString(CultureInfo.InvariantCulture));
        map.ProcessIds = [.. new[] { "places", "gateway" }
            .Select(name => Path.Combine(state, "run", name + ".pid"))
            .Select(file => int.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture))];
        return map;
    }

    public async ValueTask DisposeAsync() => await CommandAsync("down");

    Task CommandAsync(params string[] arguments) => Tool.RunAsync(Path.Combine(root, "map"), arguments, environment);

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
