using Map.Cli.Up;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether the gateway says that a place can be read from the map.</summary>
sealed class GatewayReady(Checkout checkout) : ICheck
{
    public string Name => "gateway";

    public async Task<Finding> RunAsync(CancellationToken cancellation)
    {
        if (Addresses.Load(checkout) is not { } addresses)
            return new(Name, FindingLevel.Fault, "was never started", "./map up");
        return await Services.IsReadyAsync(addresses, cancellation)
            ? new(Name, FindingLevel.Ok, $"ready, at {addresses.Gateway}")
            : new(Name, FindingLevel.Fault, $"not ready, at {addresses.Gateway}", $"./map status, and the logs in {RunFolder.Of(checkout)}");
    }
}
