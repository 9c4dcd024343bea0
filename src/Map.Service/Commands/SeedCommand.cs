using System.CommandLine;
using Map.Service.Hosting;
using Map.Service.Import;

namespace Map.Service.Commands;

/// <summary><c>seed</c>: fills an empty database.</summary>
static class SeedCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock)
    {
        var command = new Command("seed", "Load the files in the folder MAP_SEED, unless the map has places, organisations or regions.");
        command.SetAction(configuration, async (_, database, cancellation) =>
        {
            var folder = ServiceSettings.ReadSeed(configuration)
                ?? throw new SettingsException("MAP_SEED is not set. Set it to the folder with the files.");
            var report = await SeedLoader.LoadIfEmptyAsync(database, folder, clock, cancellation);
            // Its warnings are for those who edit the seed; a test names them.
            return report is null ? 0 : await ImportCommand.PrintAsync(report with { Warnings = [] });
        });
        return command;
    }
}
