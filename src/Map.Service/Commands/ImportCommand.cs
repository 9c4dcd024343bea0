using System.CommandLine;
using Map.Service.Import;

namespace Map.Service.Commands;

/// <summary><c>import FILE…</c>: adds or updates places and organisations from files, all or nothing.</summary>
static class ImportCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "CSV files in the formats of seed/README.md.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("import", "Add or update places and organisations from CSV files, all or nothing.") { files };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            foreach (var file in parsed.GetValue(files)!)
                if (!File.Exists(file)) return await OperatorCommands.FailAsync($"there is no file {file}.");
            return await PrintAsync(await Importer.ImportAsync(database, parsed.GetValue(files)!, clock, cancellation));
        });
        return command;
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> PrintAsync(ImportReport report)
    {
        foreach (var problem in report.Problems)
            await Console.Error.WriteLineAsync(problem.ToString());
        if (!report.Succeeded)
            return await OperatorCommands.FailAsync($"nothing was imported: {report.Problems.Count} problem(s), listed above.");
        Console.WriteLine($"{report.Created} created, {report.Updated} updated, {report.Unchanged} unchanged");
        return 0;
    }
}
