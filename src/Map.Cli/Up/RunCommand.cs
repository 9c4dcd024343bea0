using System.CommandLine;
using Map.Cli.Clusters;
using Microsoft.Extensions.Hosting.Systemd;

namespace Map.Cli.Up;

/// <summary>./map run: all of the map as one process in the foreground, for systemd and its like. What ends is started again; it ends when it is
/// told to.</summary>
static class RunCommand
{
    public const string Name = "run";

    // Nobody sits at a terminal and waits: a slow machine that starts is left to it.
    static readonly TimeSpan Slowest = TimeSpan.FromMinutes(10);

    public static Command Create(Checkout checkout)
    {
        var (port, grpcPort) = (UpCommand.GatewayPort(), UpCommand.GrpcPort());
        var command = new Command(Name, "Start all of it in the foreground, and stop it in order when told to: for systemd (docs/operating.md).") { port, grpcPort };
        command.SetAction((parsed, cancellation) => RunAsync(checkout, parsed.GetValue(port), parsed.GetValue(grpcPort), cancellation));
        return command;
    }

    static async Task<int> RunAsync(Checkout checkout, int port, int grpcPort, CancellationToken cancellation)
    {
        var services = new Services(checkout);
        var held = await StateLock.TakeAsync(checkout, cancellation);
        try
        {
            if (services.AreKept)
                throw new CommandException("this map is up already. Stop it first: ./map down");
            // Processes that a killed run left behind would hold the ports.
            await services.StopAsync();
            Services.RequireFreePort(port, "--port", "MAP_GATEWAY_PORT");
            Services.RequireFreePort(grpcPort, "--grpc-port", "MAP_PLACES_PORT");
        }
        catch
        {
            held.Dispose();
            throw;
        }
        return await KeepAsync(checkout, services, Addresses.Of(checkout, port, grpcPort), held, cancellation);
    }

    static async Task<int> KeepAsync(Checkout checkout, Services services, Addresses addresses, FileLock held, CancellationToken cancellation)
    {
        var notifier = new SystemdNotifier();
        // PostgreSQL would tell systemd, too.
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", null);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var supervising = Task.CompletedTask;
        try
        {
            using (held)
            {
                await UpCommand.PrepareDatabaseAsync(checkout, Filling.Seed, cancellation);
                supervising = new Supervisor(checkout, services.Supervise(addresses), addresses, TimeProvider.System).RunAsync(ending.Token);
                await services.WaitUntilReadyAsync(addresses, Slowest, EndAsync, cancellation);
            }
            Console.WriteLine($"Map is up at {addresses.Gateway}");
            notifier.Notify(ServiceState.Ready);
            await supervising;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to end, which is how it ends.
        }
        finally
        {
            notifier.Notify(ServiceState.Stopping);
            await EndAsync();
            // Without the lock of the state: who stops this process has it, and waits.
            if (LocalDatabase.External is null)
                await (await LocalDatabase.OfAsync(checkout)).StopAsync();
            services.EndSupervision();
        }
        return 0;

        async Task EndAsync()
        {
            await ending.CancelAsync();
            await supervising.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
