using System.CommandLine;
using Map.Service.Dump;
using Map.Service.Hosting;
using Map.Service.Import;

namespace Map.Service.Commands;

/// <summary><c>seed</c>: fills an empty database.</summary>
static class SeedCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock)
    {
        var from = new Option<string?>("--from") { Description = "Load this dump of another map instead (docs/dump.md); only the regions come from MAP_SEED." };
        var command = new Command("seed", "Load the files in the folder MAP_SEED, unless the map has places, organisations or regions.") { from };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var folder = ServiceSettings.ReadSeed(configuration)
                ?? throw new SettingsException("MAP_SEED is not set. Set it to the folder with the files.");
            if (parsed.GetValue(from) is { } dump)
                return await CopyAsync(database, dump, folder, clock, cancellation);
            var report = await SeedLoader.LoadIfEmptyAsync(database, folder, clock, cancellation);
            // Its warnings are for those who edit the seed; a test names them.
            return report is null ? 0 : await ImportCommand.PrintAsync(report with { Warnings = [] });
        });
        return command;
    }

    static async Task<int> CopyAsync(NpgsqlDataSource database, string dump, string folder, TimeProvider clock, CancellationToken cancellation)
    {
        if (!File.Exists(dump)) return await OperatorCommands.FailAsync($"there is no file {dump}.");
        var (ofDump, ofCopy) = await DumpLoader.LoadAsync(database, dump, folder, clock, cancellation);
        if (ofDump == ofCopy)
            Console.WriteLine($"the copy has the state of the original: {ofCopy}");
        else
            await Console.Error.WriteLineAsync(
                $"warning: the copy has the state {ofCopy}, and the original has {ofDump}: one of them has other regions, or another release. All is loaded.");
        return 0;
    }
}
