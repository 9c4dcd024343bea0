using System.CommandLine;
using System.Diagnostics;
using Map.Cli.Packages;

namespace Map.Cli.Install;

/// <summary>./map upgrade: a newer release in the place of the one that runs.</summary>
static class UpgradeCommand
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Command Create(Checkout checkout)
    {
        var archive = new Argument<string?>("ARCHIVE")
        {
            Description = "What ./map package made; unset: the unpacked package, or the checkout, that this is.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var noBackup = new Option<bool>("--no-backup") { Description = "Take no backup before, although there are some." };
        var wait = new Option<int>("--wait")
        {
            Description = "How many seconds the new release may take until it is ready; then the old one takes its place again.",
            DefaultValueFactory = _ => (int)Patience.TotalSeconds,
            HelpName = "SECONDS",
        };
        var root = InstallCommand.RootOption();
        var command = new Command("upgrade", "Put a newer release, or what was built in this checkout, in the place of what runs (docs/operating.md).") { archive, noBackup, wait, root };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (target, options) = (new Installation(parsed.GetValue(root)!), new UpgradeOptions(parsed.GetValue(noBackup), TimeSpan.FromSeconds(parsed.GetValue(wait))));
            if (parsed.GetValue(archive) is { } file)
                return await WithProgramOfAsync(file, target, parsed.Tokens.Select(token => token.Value).Where(token => token != file), cancellation);
            // The installed one, run by its command without an archive, has nothing to upgrade to.
            if (checkout.Package is { } next && target.Installed is { } installed)
            {
                InstallCommand.RequireRoot(target);
                await new Upgrade(target, next, options, TimeProvider.System).RunAsync(installed, cancellation);
                return 0;
            }
            return await CheckoutUpgrade.RunAsync(checkout, options, cancellation);
        });
        return command;
    }

    /// <summary>Unpacks an archive, and lets the release in it do the rest: it knows what it needs.</summary>
    static async Task<int> WithProgramOfAsync(string archive, Installation target, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        if (target.Installed is null)
            throw new CommandException($"no map is installed in {target.Programs}. Unpack the archive, and run ./map install there.");
        InstallCommand.RequireRoot(target);
        var folder = Path.Combine(target.Programs, "unpacked");
        var release = await Progress.Step("unpacking", () => Unpacked.OfAsync(archive, folder, cancellation));
        // Not cancelled: Ctrl-C reaches it, too.
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(release.Folder, "map"), arguments))!;
        await process.WaitForExitAsync(CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        return process.ExitCode;
    }
}
