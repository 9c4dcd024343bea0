using System.CommandLine;
using Map.Service.Hosting;

namespace Map.Service.Commands;

/// <summary><c>health</c>: whether the service on this machine is serving.</summary>
static class HealthCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock)
    {
        var command = new Command("health", "Check whether the service at MAP_PLACES_URL is serving. Exit code 0 if it is.");
        command.SetAction(_ =>
        {
            var (addresses, certificate) = ServiceSettings.ReadListening(configuration);
            return HealthProbe.RunAsync(addresses[0], clock, certificate);
        });
        return command;
    }
}
