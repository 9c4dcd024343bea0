using System.CommandLine;
using Map.Cli.Clusters;

namespace Map.Cli.Backups;

/// <summary>./map restore: sets the map back to a moment, while it runs; or brings it back on a machine that has only the backups.</summary>
static class RestoreCommand
{
    public static Command Create(Checkout checkout)
    {
        var at = RestoreTime.Option("Restore this moment; unset: the last that is in the backups");
        var repository = new Option<string?>("--repository") { Description = "A folder of backups from another machine, for a map that has none of its own here." };
        var key = new Option<string?>("--key-file") { Description = "A file with what ./map backup key printed there." };
        var command = new Command("restore", "Set the map back to a moment. Services and gateways may run meanwhile; what was there before is kept.") { at, repository, key };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(repository) is null != parsed.GetResult(key) is null)
                parsed.AddError("--repository and --key-file belong together.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var local = await LocalDatabase.OfAsync(checkout);
            if (parsed.GetValue(repository) is { } folder)
                return await RescueAsync(checkout, local, folder, parsed.GetValue(key)!, parsed.GetValue(at), cancellation);
            await RestoreAsync(checkout, local, BackupCommand.Existing(local), parsed.GetValue(at), cancellation);
            return 0;
        });
        return command;
    }

    static async Task RestoreAsync(Checkout checkout, LocalDatabase local, Repository repository, DateTimeOffset? at, CancellationToken cancellation)
    {
        RestoreTime.Check(at, await repository.ListAsync(cancellation), TimeProvider.System.GetUtcNow());
        var wasRunning = await local.IsRunningAsync();
        if (wasRunning)
            await Progress.Step("writing the last changes to the backups", () => repository.FlushAsync(cancellation));
        // All that can fail, and all that takes long, happens beside the map.
        await using var restored = await Progress.Step("restoring beside the map", () => RestoredMap.OfAsync(repository, at, cancellation));
        var (tables, log) = await Progress.Step("checking what was restored", () => restored.StatesAsync(checkout, cancellation));
        if (tables.Hash != log.Hash)
            throw new CommandException("the tables of what was restored are not what its log says. The map is as it was. ./map backup drill tries other moments: --at.");
        await ServiceProgram.RunAsync(checkout, restored.Cluster.ConnectionString(LocalDatabase.Name), ["restored"], cancellation, showOutput: false);
        await restored.Cluster.StopAsync(cancellation);
        // Not cancelled: the map is away between the two.
        await Progress.Step("putting it in the place of the map", () => local.Cluster.ReplaceAsync(restored.Cluster, CancellationToken.None));
        if (!wasRunning)
            await local.StopAsync();
        Console.WriteLine($"The map is of revision {tables.Revision}{(tables.At is { } made ? $", made {RestoreTime.Text(made)}" : "")}, state {tables.Hash}.");
        if (Directory.Exists(local.Cluster.ReplacedFolder))
            Console.WriteLine($"What was there before is in {local.Cluster.ReplacedFolder}, until the next restore.");
    }

    static async Task<int> RescueAsync(
        Checkout checkout, LocalDatabase local, string folder, string keyFile, DateTimeOffset? at, CancellationToken cancellation)
    {
        if (await local.Cluster.GetStateAsync(cancellation) != ClusterState.Absent)
            throw new CommandException($"there is a map in {local.Folder}. Restore into an empty one: set MAP_STATE to another folder.");
        if (!File.Exists(keyFile))
            throw new CommandException($"there is no file {keyFile}.");
        if (!Directory.Exists(Path.Combine(folder, "backup")))
            throw new CommandException($"{folder} is no folder of backups: it has no folder named backup.");
        var backups = BackupFolder.Of(local.Cluster) with { Repository = Path.GetFullPath(folder) };
        var repository = new Repository(local.Cluster, backups);
        if (repository.Exists)
            throw new CommandException($"{backups.Settings} is there already, from a map that is gone. Move it away, or leave out --repository.");
        await repository.ConfigureAsync((await File.ReadAllTextAsync(keyFile, cancellation)).Trim(), cancellation);
        try
        {
            await local.Cluster.PrepareAsync(cancellation);
            await RestoreAsync(checkout, local, repository, at, cancellation);
        }
        catch
        {
            File.Delete(backups.Settings);
            throw;
        }
        Console.WriteLine("Start it with ./map up, then go on with ./map backup.");
        return 0;
    }
}
