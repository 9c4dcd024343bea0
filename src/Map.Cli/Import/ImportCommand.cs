using System.CommandLine;

namespace Map.Cli.Import;

/// <summary>./map import FILE...: adds or updates places and organisations from files, all or nothing.</summary>
static class ImportCommand
{
    public static Command Create(Checkout checkout)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "CSV of any encoding and separator, XLSX, XLS, ODS, GeoJSON, KML, KMZ, GPX, GeoPackage, JSON: a list with columns of any names, "
                + "or tables with those of seed/README.md, which may be several files; or a calendar (.ics), whose events are imported.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("import", "Add or update places, organisations and events from files, all or nothing.") { files };
        foreach (var option in Options()) command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            // Checked before PostgreSQL is started for it.
            foreach (var file in parsed.GetValue(files)!)
                if (!File.Exists(file))
                    throw new CommandException(
                        Directory.Exists(file) ? $"{file} is a folder; name the files in it." : $"there is no file {file}.");
            return await ServiceProgram.ForwardAsync(checkout, parsed.Tokens.Select(token => token.Value), cancellation);
        });
        return command;
    }

    // Passed on as they were typed. All but the first are for lists with columns of any names.
    static IEnumerable<Option> Options() =>
    [
        new Option<bool>("--replace")
        {
            Description = "removes the operators, periods, contacts and coverage that files of the seed do not name, from the places that they name",
        },
        new Option<string>("--save-mapping") { Description = "writes what was understood of the columns, to be edited and given again" },
        .. ListOptions.All(),
        new Option<bool>("--as-suggestions") { Description = "suggests the rows instead of writing them: reviewers decide" },
        new Option<bool>("--apply") { Description = "imports without asking; without it, a list is shown, and on a terminal asked about" },
        new Option<string>("--rest") { Description = "writes the rows that are not imported, and why, to a CSV file to be finished" },
        new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" },
    ];
}
