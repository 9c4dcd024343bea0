using System.Diagnostics;
using System.Globalization;
using Map.Cli.Backups;
using Map.Cli.Clusters;

namespace Map.Cli.Up;

/// <summary>
/// Keeps a map running: starts the service and the gateway, starts whichever of them or of PostgreSQL ends, and writes their logs. It runs as
/// a process of its own, from ./map up to ./map down.
/// </summary>
sealed class Supervisor(Checkout checkout, ProgramCopy programs, Addresses addresses, TimeProvider time)
{
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // A process that ran as long as this was well: the next pause is short again.
    static readonly TimeSpan Well = TimeSpan.FromMinutes(1);

    const string AdminKey = "MAP_ADMIN_URL", GatewayKey = "MAP_GATEWAY_URL";

    readonly SemaphoreSlim startingDatabase = new(1);

    static AdminAddresses Admin => AdminAddresses.Of(Environment.GetEnvironmentVariable(AdminKey));

    /// <summary>Runs until it is cancelled, and then stops the gateway and the service.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var services = new Services(checkout);
        try
        {
            await Task.WhenAll(
                KeepAsync(services.Places, "Map.Service", PlacesSettingsAsync, cancellation),
                KeepAsync(services.Gateway, "Map.Gateway", GatewaySettingsAsync, cancellation),
                KeepDatabaseAsync(cancellation));
        }
        finally
        {
            // The gateway first, so that it never calls a service that has stopped.
            await services.Gateway.StopAsync();
            await services.Places.StopAsync();
        }
    }

    async Task<Dictionary<string, string>> PlacesSettingsAsync(CancellationToken cancellation) => new()
    {
        ["MAP_DATABASE"] = LocalDatabase.External ?? await StartDatabaseAsync(cancellation),
        ["MAP_PLACES_URL"] = addresses.PlacesListens,
        ["MAP_SEED"] = checkout.Seed,
        ["MAP_BACKUP_STATUS"] = LocalDatabase.External is null ? BackupFolder.Of((await LocalDatabase.OfAsync(checkout)).Cluster).Status : "",
        [AdminKey] = Admin.Places,
    };

    Task<Dictionary<string, string>> GatewaySettingsAsync(CancellationToken cancellation) => Task.FromResult(new Dictionary<string, string>
    {
        ["MAP_PLACES_URL"] = addresses.GatewayCalls,
        [GatewayKey] = addresses.GatewayListens(Environment.GetEnvironmentVariable(GatewayKey)),
        [AdminKey] = Admin.Gateway,
    });

    async Task KeepAsync(
        BackgroundProcess process, string program, Func<CancellationToken, Task<Dictionary<string, string>>> settings,
        CancellationToken cancellation)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var watch = Stopwatch.StartNew();
            string end;
            try
            {
                using var child = process.StartChild(programs.PathOf(program), await settings(cancellation), time);
                Say($"{process.Name} is process {child.Id}");
                await child.WaitForExitAsync(cancellation);
                end = $"ended with code {child.ExitCode}";
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                end = $"could not be started: {failure.Message}";
            }
            if (watch.Elapsed > Well)
                pause = TimeSpan.FromSeconds(1);
            Say($"{process.Name} {end}; starting it again in {pause.TotalSeconds:0} s. Its log: {process.LogFile}");
            await Task.Delay(pause, time, cancellation);
        }
    }

    async Task KeepDatabaseAsync(CancellationToken cancellation)
    {
        if (LocalDatabase.External is not null)
            return;
        var database = await LocalDatabase.OfAsync(checkout);
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(2));
        while (await tick.WaitForNextTickAsync(cancellation))
        {
            try
            {
                if (await database.IsRunningAsync())
                    continue;
                Say("PostgreSQL has ended; starting it again");
                await StartDatabaseAsync(cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Say($"PostgreSQL could not be started: {failure.Message}");
                await Task.Delay(LongestPause, time, cancellation);
            }
        }
    }

    async Task<string> StartDatabaseAsync(CancellationToken cancellation)
    {
        await startingDatabase.WaitAsync(cancellation);
        try
        {
            return await (await LocalDatabase.OfAsync(checkout)).StartAsync(cancellation);
        }
        finally
        {
            startingDatabase.Release();
        }
    }

    void Say(string what) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {what}"));
}
