using Map.Cli.Backups;
using Map.Cli.Clusters;
using Map.Cli.Packages;
using Map.Cli.Up;

namespace Map.Cli.Install;

/// <summary>./map upgrade of a map that is not installed: what was built in its checkout, or is in its package, takes the place of what runs.</summary>
static class CheckoutUpgrade
{
    public static async Task<int> RunAsync(Checkout checkout, UpgradeOptions options, CancellationToken cancellation)
    {
        var services = new Services(checkout);
        var (before, present) = (services.Build, ProgramCopy.Of(checkout));
        if (before is null || Addresses.Load(checkout) is not { } addresses)
            throw new CommandException("this map was never up: ./map up starts it.");
        if (before == present.Id && services.AllRunning && await Services.IsReadyAsync(addresses, cancellation))
        {
            Console.WriteLine($"{present.Id} runs already.");
            return 0;
        }
        await Console.Error.WriteLineAsync($"map: from build {before} to {present.Id}");
        var changes = Changelog.Between(services.ChangelogOfBuild!, Path.Combine(checkout.Root, Changelog.FileName)).ToList();
        var migrations = await MigrateAsync(checkout, services, options, cancellation);
        try
        {
            await UpCommand.RunAsync(checkout, new Uri(addresses.Gateway).Port, new Uri(addresses.Places).Port, detach: true, Filling.Seed, cancellation);
        }
        catch (CommandException failure)
        {
            throw new CommandException($"{failure.Message}\nThe build before is gone: check out its commit and run ./map upgrade there{(migrations is []
                ? "." : $", after ./map restore --at a moment before now, because it does not know what was done to the tables ({string.Join(", ", migrations)}).")}");
        }
        foreach (var line in migrations.Select(name => $"migration {name}").Concat(changes))
            Console.WriteLine($"  {line}");
        return 0;
    }

    static async Task<IReadOnlyList<string>> MigrateAsync(Checkout checkout, Services services, UpgradeOptions options, CancellationToken cancellation)
    {
        using var held = await StateLock.TakeAsync(checkout, cancellation);
        var local = await LocalDatabase.OfAsync(checkout);
        var connection = LocalDatabase.External ?? await Progress.Step("starting PostgreSQL", () => local.StartAsync(cancellation));
        if (!options.NoBackup && LocalDatabase.External is null && BackupCommand.RepositoryOf(local) is { Exists: true } repository)
            await Progress.Step("taking a backup", () => BackupCommand.TakeAsync(repository, full: false, cancellation));
        if (services.AnyRunning)
            await Progress.Step("stopping the gateway and the service", services.StopAsync);
        var names = await Progress.Step("bringing the tables up to date", () => ServiceProgram.ReadAsync(checkout, connection, ["migrate"], cancellation));
        return names.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
