using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Map.Cli.Tests;

/// <summary>Runs the built command as a process of its own, with a state folder of its own: what a person at a terminal does.</summary>
public sealed class CommandLine : IAsyncLifetime
{
    static readonly Checkout Checkout = Checkout.Find();

    public CommandLine()
    {
        // The name has a space, because people's folders do.
        State = Directory.CreateTempSubdirectory("map cli ").FullName;
        // As root the database server is another user, who must be able to enter.
        File.SetUnixFileMode(State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        GatewayPort = FreePort();
        PlacesPort = FreePort();
    }

    public string State { get; }

    public int GatewayPort { get; }

    public int PlacesPort { get; }

    public Uri Gateway => new($"http://127.0.0.1:{GatewayPort}");

    /// <summary>Runs ./map's verbs.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => ProcessAsync("Map.Cli", arguments);

    /// <summary>Runs ./map's verbs with another state folder, as on another machine.</summary>
    public Task<(int ExitCode, string Output, string Errors)> ElsewhereAsync(string state, params string[] arguments) =>
        EndAsync(Start("Map.Cli", null, state, arguments));

    /// <summary>Asks a service as its container would. The exit code.</summary>
    public async Task<int> HealthAsync(string service) => (await ProcessAsync(service, "health")).ExitCode;

    Task<(int ExitCode, string Output, string Errors)> ProcessAsync(string program, params string[] arguments) =>
        EndAsync(Start(program, database: null, State, arguments));

    static async Task<(int ExitCode, string Output, string Errors)> EndAsync(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a program of the checkout; on a database of its own, or on the private one when that is null.</summary>
    public Process Start(string program, string? database, params string[] arguments) => Start(program, database, State, arguments);

    /// <summary>The same, with something else changed.</summary>
    public Process Start(string program, string? database, Action<ProcessStartInfo> change, params string[] arguments) =>
        Start(program, database, State, arguments, change);

    Process Start(string program, string? database, string state, string[] arguments, Action<ProcessStartInfo>? change = null)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Service(program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = State,
        };
        start.Environment["MAP_ROOT"] = Checkout.Root;
        start.Environment["MAP_STATE"] = state;
        start.Environment["MAP_GATEWAY_PORT"] = $"{GatewayPort}";
        start.Environment["MAP_PLACES_PORT"] = $"{PlacesPort}";
        start.Environment["MAP_GATEWAY_URL"] = $"http://127.0.0.1:{GatewayPort}";
        start.Environment["MAP_PLACES_URL"] = $"http://127.0.0.1:{PlacesPort}";
        start.Environment["MAP_DATABASE"] = database ?? "";
        change?.Invoke(start);
        return Process.Start(start)!;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await RunAsync("down");
        Directory.Delete(State, recursive: true);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
