using Map.Cli.Up;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether supervisor, service and gateway run.</summary>
sealed class Processes(Checkout checkout) : ICheck
{
    public string Name => "processes";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        var services = new Services(checkout);
        var ended = services.All.Where(process => !process.IsRunning).Select(process => process.Name).ToList();
        return Task.FromResult(
            ended is [] ? new Finding(Name, FindingLevel.Ok, string.Join(", ", services.All.Select(process => $"{process.Name} {process.Pid}")))
            : services.WasSupervisorKilled ? new(Name, FindingLevel.Fault, "the supervisor was killed: nothing is started again that ends", "./map up; installed: systemctl restart map")
            : services.AnyRunning ? new(Name, FindingLevel.Fault, $"not running: {string.Join(", ", ended)}", $"the supervisor starts them again; if they end again, see the logs in {RunFolder.Of(checkout)}")
            : new(Name, FindingLevel.Fault, "the map is down", "./map up"));
    }
}
