using System.CommandLine;
using Map.Service.Hosting;

namespace Map.Service.Commands;

/// <summary><c>health</c>: whether the service that runs here serves.</summary>
static class HealthCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock)
    {
        var command = new Command("health", "Ask the service that listens at MAP_PLACES_URL whether it serves. Exit code 0 when it does.");
        command.SetAction(_ => HealthProbe.RunAsync(ServiceSettings.ReadAddresses(configuration)[0], clock));
        return command;
    }
}
