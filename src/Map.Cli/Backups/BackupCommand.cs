using System.CommandLine;
using System.Globalization;
using Map.Cli.Clusters;

namespace Map.Cli.Backups;

/// <summary>./map backup: backups of the private cluster that are known to restore.</summary>
static class BackupCommand
{
    public static Command Create(Checkout checkout)
    {
        var full = new Option<bool>("--full") { Description = "All of it, even if the last full one is less than a week old." };
        var command = new Command("backup", "Take a backup, encrypted; from then on every moment can be restored (docs/operating.md).") { full };
        command.SetAction((parsed, cancellation) => WithAsync(checkout, (_, repository) => TakeAsync(repository, parsed.GetValue(full), cancellation), cancellation));
        command.Add(List(checkout));
        command.Add(Verify(checkout));
        command.Add(DrillOf(checkout));
        command.Add(Key(checkout));
        return command;
    }

    public static async Task TakeAsync(Repository repository, bool full, CancellationToken cancellation)
    {
        var isFirst = !repository.Exists;
        if (repository.Folder.IsElsewhere)
            await Console.Error.WriteLineAsync(
                $"map: {BackupFolder.Variable} names another folder, but the backups of this map are in {repository.Folder.Repository}. To move them: change repo1-path in {repository.Folder.Settings}, and move the folder.");
        await Progress.Step("preparing the repository", () => repository.PrepareAsync(cancellation));
        var set = await Progress.Step("taking a backup", () => repository.TakeAsync(full, TimeProvider.System.GetUtcNow(), cancellation));
        (BackupStatus.Load(repository.Folder) with { BackupAt = set.EndedAt }).Save(repository.Folder);
        Console.WriteLine($"{set.Label}: {Megabytes(set.Bytes)} MB, {Megabytes(set.Stored)} MB of it new in {repository.Folder.Repository}");
        if (isFirst)
            Console.WriteLine($"""

                It is encrypted. Write the key down where this machine is not; without it nobody can read the backups:

                  ./map backup key

                The repository is {(OnSameDisk(repository.Folder) ? "on the disk of the database, which may fail as a whole: name a folder on another one with " + BackupFolder.Variable + ", or copy it away." : "on another disk than the database.")}
                """);
    }

    static Command List(Checkout checkout)
    {
        var command = new Command("list", "The backups, oldest first, and from when on every moment can be restored.");
        command.SetAction(async (_, cancellation) =>
        {
            var repository = RepositoryOf(await LocalDatabase.OfAsync(checkout));
            var sets = repository.Exists ? await repository.ListAsync(cancellation) : [];
            foreach (var set in sets)
                Console.WriteLine($"{set.Label,-34} {RestoreTime.Text(set.EndedAt)} {(set.IsFull ? "full" : "changes"),-8} {Megabytes(set.Stored),10} MB");
            Console.WriteLine(sets is [var first, ..]
                ? $"Every moment since {RestoreTime.Text(first.EndedAt)} can be restored."
                : "There is no backup yet: ./map backup makes one.");
            return 0;
        });
        return command;
    }

    static Command Verify(Checkout checkout)
    {
        var command = new Command("verify", "Read all backups and compare each file with its checksum.");
        command.SetAction(async (_, cancellation) =>
        {
            var repository = Existing(await LocalDatabase.OfAsync(checkout));
            await Progress.Step("reading all backups", () => repository.VerifyAsync(cancellation));
            Console.WriteLine("No file is damaged or missing.");
            return 0;
        });
        return command;
    }

    static Command DrillOf(Checkout checkout)
    {
        var at = RestoreTime.Option("Restore this moment; unset: now");
        var command = new Command("drill", "Restore a backup beside the map, and compare what it holds with the state that the map had at that revision.") { at };
        command.SetAction((parsed, cancellation) => WithAsync(checkout, (local, repository) => DrillAsync(checkout, local, repository, parsed.GetValue(at), cancellation), cancellation));
        return command;
    }

    static async Task DrillAsync(Checkout checkout, LocalDatabase local, Repository repository, DateTimeOffset? at, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        RestoreTime.Check(at, repository.Exists ? await repository.ListAsync(cancellation) : [], now);
        try
        {
            await Progress.Step("reading all backups", () => repository.VerifyAsync(cancellation));
            await repository.FlushAsync(cancellation);
            var result = await Progress.Step("restoring beside the map, and comparing", () => new Drill(checkout, local, repository).RunAsync(at, cancellation));
            (BackupStatus.Load(repository.Folder) with { DrillAt = now, DrillSeconds = Math.Round(result.Took.TotalSeconds, 1), DrillFailedAt = null }).Save(repository.Folder);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Restored {RestoreTime.Text(at ?? now)} in {result.Took.TotalSeconds:0.0} s: revision {result.State.Revision}, {result.State.Subjects} subjects, state {result.State.Hash}"));
            Console.WriteLine(result.Compared
                ? "It is equal to what the map says of this revision."
                : "It agrees with its own log. The map was restored since, so there is nothing else to compare it with.");
        }
        catch (CommandException)
        {
            (BackupStatus.Load(repository.Folder) with { DrillFailedAt = now }).Save(repository.Folder);
            throw;
        }
    }

    static Command Key(Checkout checkout)
    {
        var command = new Command("key", "Print the key that the backups are encrypted with, to be kept elsewhere.");
        command.SetAction(async (_, _) =>
        {
            Console.WriteLine(BackupKey.Of(RepositoryOf(await LocalDatabase.OfAsync(checkout)).Folder));
            return 0;
        });
        return command;
    }

    static async Task<int> WithAsync(Checkout checkout, Func<LocalDatabase, Repository, Task> work, CancellationToken cancellation)
    {
        var local = await LocalDatabase.OfAsync(checkout);
        var repository = RepositoryOf(local);
        await local.UseAsync(_ => work(local, repository), cancellation);
        return 0;
    }

    /// <exception cref="CommandException">The database is not a private cluster.</exception>
    public static Repository RepositoryOf(LocalDatabase local) => LocalDatabase.External is null
        ? new(local.Cluster, BackupFolder.Of(local.Cluster))
        : throw new CommandException("MAP_DATABASE names a server of its own, whose operator backs it up. docs/operating.md has how: Backups.");

    public static Repository Existing(LocalDatabase local) => RepositoryOf(local) is { Exists: true } repository
        ? repository
        : throw new CommandException("there is no backup yet: ./map backup makes one.");

    static bool OnSameDisk(BackupFolder folder) => DiskOf(folder.Repository) == DiskOf(folder.Folder);

    static string? DiskOf(string path) => DriveInfo.GetDrives()
        .Select(drive => drive.RootDirectory.FullName)
        .Where(root => path == root || path.StartsWith(root.EndsWith('/') ? root : root + "/", StringComparison.Ordinal))
        .MaxBy(root => root.Length);

    static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
