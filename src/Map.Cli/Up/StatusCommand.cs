using System.CommandLine;
using System.Globalization;
using Map.Cli.Clusters;

namespace Map.Cli.Up;

/// <summary>./map status: what is running, and where. Exit code 0 if everything is ready, else 3.</summary>
static class StatusCommand
{
    const int NotReady = 3;

    public static Command Create(Checkout checkout)
    {
        var command = new Command("status", "Show what is running, and where. Exit code 0 when everything is ready, 3 when not.");
        command.SetAction(async (_, cancellation) => await RunAsync(checkout, cancellation));
        return command;
    }

    static async Task<int> RunAsync(Checkout checkout, CancellationToken cancellation)
    {
        var services = new Services(checkout);
        var database = await LocalDatabase.OfAsync(checkout);
        var addresses = Addresses.Load(checkout);

        Line("database", LocalDatabase.External is not null ? "MAP_DATABASE"
            : await database.IsRunningAsync() ? $"running in {database.Folder}" : "stopped");
        foreach (var process in services.All)
            Line(
                process.Name,
                process.Pid is { } pid
                    ? string.Create(CultureInfo.InvariantCulture, $"process {pid}, log in {process.LogFile}")
                    : "stopped");
        if (services.AllRunning && addresses is not null)
            Line("gRPC", addresses.Socket is null ? addresses.Places : $"{addresses.Places}, to the gateway by {addresses.Socket}");

        var ready = services.AllRunning && addresses is not null && await Services.IsReadyAsync(addresses, cancellation);
        Line("ready", ready ? $"yes, at {addresses!.Gateway}" : "no");
        return ready ? 0 : NotReady;
    }

    static void Line(string what, string how) => Console.WriteLine($"{what,-10} {how}");
}
