using System.CommandLine;
using Map.Cli.Clusters;

namespace Map.Cli.Up;

/// <summary>./map down: stops the gateway, the service and the private database of this checkout, in this order.</summary>
static class DownCommand
{
    public static Command Create(Checkout checkout)
    {
        var command = new Command("down", "Stop the gateway, the service and the private database.");
        command.SetAction(async (_, _) => await RunAsync(checkout));
        return command;
    }

    public static async Task<int> RunAsync(Checkout checkout)
    {
        // Not cancelled: half stopped would be worse than late.
        using var held = await StateLock.TakeAsync(checkout, CancellationToken.None);
        await StopAsync(checkout);
        return 0;
    }

    /// <summary>The same for a command that has the state's lock.</summary>
    public static async Task StopAsync(Checkout checkout)
    {
        var services = new Services(checkout);
        var database = await LocalDatabase.OfAsync(checkout);
        if (services.AnyRunning)
            await Progress.Step("stopping the gateway and the service", services.StopAsync);
        if (await database.IsRunningAsync())
            await Progress.Step("stopping PostgreSQL", database.StopAsync);
    }
}
