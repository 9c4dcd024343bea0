using System.CommandLine;

namespace Map.Cli.Import;

/// <summary>./map import FILE...: adds or updates places and organisations from files, all or nothing.</summary>
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
        command.SetAction(async (parsed, cancellation) =>
        {
            // Checked before PostgreSQL is started for it.
            foreach (var file in parsed.GetValue(files)!)
                if (!File.Exists(file))
                    throw new CommandException($"there is no file {file}.");
            return await ServiceProgram.ForwardAsync(checkout, ["import", .. parsed.GetValue(files)!], cancellation);
        });
        return command;
    }
}
