using System.CommandLine;
using Map.Cli.Clusters;
using Map.Service.Import;

namespace Map.Cli.Import;

/// <summary>./map import FILE...: adds or updates what the files say, all or nothing.</summary>
static class ImportCommand
{
    public static Command Create(Checkout checkout)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "CSV files in the formats of seed/README.md.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("import", "Add or update places and organisations from CSV files, all or nothing.") { files };
        command.SetAction(async (parsed, cancellation) => await RunAsync(checkout, parsed.GetValue(files)!, cancellation));
        return command;
    }

    static async Task<int> RunAsync(Checkout checkout, string[] files, CancellationToken cancellation)
    {
        foreach (var file in files)
            if (!File.Exists(file))
                throw new CommandException($"there is no file {file}.");

        return await (await LocalDatabase.OfAsync(checkout)).UseAsync(async database =>
        {
            var report = await Importer.ImportAsync(database, files, TimeProvider.System, cancellation);
            foreach (var problem in report.Problems)
                await Console.Error.WriteLineAsync(problem.ToString());
            if (report.Problems.Count > 0)
                throw new CommandException($"nothing was imported: {report.Problems.Count} problem(s), listed above.");
            Console.WriteLine($"{report.Created} created, {report.Updated} updated, {report.Unchanged} unchanged");
            return 0;
        }, cancellation);
    }
}
