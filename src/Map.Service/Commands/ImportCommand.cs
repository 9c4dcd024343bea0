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
            Description = "CSV of any encoding and separator, XLSX, XLS, ODS, GeoJSON, KML, KMZ, GPX, GeoPackage, JSON: a list with columns of any names, "
                + "or tables with those of seed/README.md, which may be several files; or a calendar (.ics), whose events are imported.",
            Arity = ArgumentArity.OneOrMore,
        };
        var replace = new Option<bool>("--replace")
        {
            Description = "Remove the operators, periods, contacts and coverage that the files do not name, from the places that they name.",
        };
        var command = new Command("import", "Add or update places, organisations and events from files, all or nothing.") { files, replace };
        var ofLists = new ImportListCommand();
        foreach (var option in ofLists.Options) command.Add(option);
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            foreach (var file in parsed.GetValue(files)!)
            {
                if (Directory.Exists(file)) return await OperatorCommands.FailAsync($"{file} is a folder; name the files in it.");
                if (!File.Exists(file)) return await OperatorCommands.FailAsync($"there is no file {file}.");
            }

            var lists = parsed.GetValue(files)!.Where(file => !ImportFiles.AreOurs(file)).ToList();
            if (lists.Count > 0 && parsed.GetValue(files)!.Length > 1)
                return await OperatorCommands.FailAsync($"{lists[0]} has columns of its own, so it is imported alone: one list at a time.");
            if (lists.Count > 0) return await ofLists.RunAsync(parsed, lists[0], database, clock, cancellation);

            var mode = parsed.GetValue(replace) ? ImportMode.Replace : ImportMode.Add;
            return await PrintAsync(await Importer.ImportAsync(database, parsed.GetValue(files)!, clock, cancellation, mode));
        });
        return command;
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> PrintAsync(ImportReport report)
    {
        foreach (var problem in ProblemLines.Of(report.Problems))
            await Console.Error.WriteLineAsync(problem);
        foreach (var warning in ProblemLines.Of(report.Warnings))
            await Console.Error.WriteLineAsync($"warning: {warning}");
        if (!report.Succeeded)
            return await OperatorCommands.FailAsync($"nothing was imported: {report.Problems.Count} problem(s), listed above.");
        if (report.Warnings.Count > 0)
            await Console.Error.WriteLineAsync($"{report.Warnings.Count} warning(s), listed above; they keep nothing out.");
        foreach (var twin in ProblemLines.Of(report.Twins))
            await Console.Error.WriteLineAsync($"twin: {twin}");
        if (report.Twins.Count > 0)
            await Console.Error.WriteLineAsync($"{report.Twins.Count} twin(s) perhaps, listed above; what is the same can be merged.");
        Console.WriteLine(Summary(report));
        return 0;
    }

    public static string Summary(ImportReport report) =>
        $"{report.Created} created{Hidden(report.CreatedUnpublished)}, {report.Updated} updated{Hidden(report.UpdatedUnpublished)}, "
        + $"{report.Unchanged} unchanged";

    static string Hidden(int count) => count == 0 ? "" : $" (of which {count} not published: low confidence)";
}
