using Map.Cli.Up;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether the ports of the last start are free for the next one, while the map is down.</summary>
sealed class FreePorts(Checkout checkout) : ICheck
{
    public string Name => "ports";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        if (Addresses.Load(checkout) is not { } addresses)
            return Task.FromResult(new Finding(Name, FindingLevel.Ok, "the map was never up"));
        var services = new Services(checkout);
        (int Port, string Flag, string Variable, BackgroundProcess Owner)[] ports =
        [
            (new Uri(addresses.Gateway).Port, "--port", "MAP_GATEWAY_PORT", services.Gateway),
            (new Uri(addresses.Places).Port, "--grpc-port", "MAP_PLACES_PORT", services.Places),
        ];
        foreach (var (port, flag, variable, _) in ports.Where(port => !port.Owner.IsRunning))
        {
            try
            {
                Services.RequireFreePort(port, flag, variable);
            }
            catch (CommandException taken)
            {
                return Task.FromResult(new Finding(Name, FindingLevel.Fault, taken.Message, $"ss -ltnp 'sport = :{port}' says who has it"));
            }
        }
        return Task.FromResult(new Finding(Name, FindingLevel.Ok, string.Join(", ", ports.Select(port => $"{port.Port} {(port.Owner.IsRunning ? "is ours" : "is free")}"))));
    }
}
