using System.CommandLine;

namespace Map.Cli.Import;

/// <summary>./map import FILE...: adds or updates places and organisations from files, all or nothing.</summary>
static class ImportCommand
{
    const string Replace = "--replace";

    public static Command Create(Checkout checkout)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Tables with the columns of seed/README.md: CSV of any encoding and separator, XLSX, XLS, ODS, GeoPackage, JSON.",
            Arity = ArgumentArity.OneOrMore,
        };
        var replace = new Option<bool>(Replace)
        {
            Description = "Remove the operators, periods, contacts and coverage that the files do not name, from the places that they name.",
        };
        var command = new Command("import", "Add or update places and organisations from files, all or nothing.") { files, replace };
        command.SetAction(async (parsed, cancellation) =>
        {
            // Checked before PostgreSQL is started for it.
            foreach (var file in parsed.GetValue(files)!)
                if (!File.Exists(file))
                    throw new CommandException(
                        Directory.Exists(file) ? $"{file} is a folder; name the files in it." : $"there is no file {file}.");
            string[] mode = parsed.GetValue(replace) ? [Replace] : [];
            return await ServiceProgram.ForwardAsync(checkout, ["import", .. mode, .. parsed.GetValue(files)!], cancellation);
        });
        return command;
    }
}
