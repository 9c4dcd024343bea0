using System.CommandLine;
using Map.Cli.Up;

namespace Map.Cli.Dump;

/// <summary>./map dump: downloads the whole map from its gateway, and checks that all of it has arrived.</summary>
static class DumpCommand
{
    public static Command Create(Checkout checkout)
    {
        var output = new Option<string>("--output", "-o") { Description = "Write to this file.", Required = true };
        var from = new Option<string?>("--from") { Description = "The address of another map; unset: the one that is up here." };
        var command = new Command("dump", "Download the whole map into a file, for ./map up --from (docs/dump.md).") { output, from };
        command.SetAction(async (parsed, cancellation) =>
        {
            var address = parsed.GetValue(from) ?? Addresses.Load(checkout)?.Gateway
                ?? throw new CommandException("no map is up here. Start it with ./map up --detach, or name another one: --from https://…");
            var file = parsed.GetValue(output)!;
            var seal = await DumpDownload.RunAsync(address, file, cancellation);
            Console.WriteLine($"{file}: {new FileInfo(file).Length} bytes, state {seal.State}, {(seal.Signed is { } signed ? $"signed by {signed.Key}" : "not signed")}");
            return 0;
        });
        return command;
    }
}
