using System.Globalization;
using System.Text.Json;
using Map.Cli.Clusters;

namespace Map.Cli.Backups;

/// <summary>The backups of a private cluster, kept by pgBackRest: copies of its files, and its write-ahead log between them, which leads to any moment.</summary>
sealed class Repository(PrivateCluster cluster, BackupFolder folder)
{
    const string Program = "pgbackrest";
    const string Stanza = "map";

    // A full one each week, and one more so that every moment of the last week can be restored.
    const int DaysKept = 8;

    const int Unreadable = 99;

    static readonly TimeSpan FullEvery = TimeSpan.FromDays(7);

    public BackupFolder Folder => folder;

    public bool Exists => File.Exists(folder.Settings);

    /// <summary>Prepares the repository, and has the server, which runs, pass its write-ahead log to it.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (!Exists)
        {
            if (Directory.Exists(folder.Repository) && Directory.EnumerateFileSystemEntries(folder.Repository).Any())
                throw new CommandException(
                    $"{folder.Repository} is not empty, and the settings of this map, {folder.Settings}, are missing. Name an empty folder with "
                    + $"{BackupFolder.Variable}, or restore from that one: ./map restore --repository {folder.Repository} --key-file FILE.");
            await ConfigureAsync(BackupKey.New(), cancellation);
        }
        await RunAsync(cancellation, [.. Server(), "stanza-create"]);
        await cluster.ArchiveAsync($"{Program} --config=\"{folder.Settings}\" --stanza={Stanza} archive-push \"%p\"", cancellation);
    }

    /// <summary>Writes the settings of pgBackRest, which only the server's user can read.</summary>
    public async Task ConfigureAsync(string key, CancellationToken cancellation)
    {
        await ServerUser.CreateFolderAsync(folder.Folder, cancellation);
        await ServerUser.CreateFolderAsync(folder.Repository, cancellation);
        await ServerUser.WriteFileAsync(folder.Settings, $"""
            # Made by ./map backup; read by pgBackRest, whose manual has more settings, such as a second repository on another machine.
            [global]
            {BackupFolder.PathLine(folder.Repository)}
            repo1-cipher-type=aes-256-cbc
            {BackupKey.Line(key)}
            repo1-bundle=y
            repo1-retention-full-type=time
            repo1-retention-full={DaysKept}
            compress-type=zst
            process-max={Math.Clamp(Environment.ProcessorCount, 1, 4)}
            start-fast=y
            log-level-console=warn
            log-level-file=off
            lock-path={Path.Combine(folder.Folder, "lock")}
            spool-path={Path.Combine(folder.Folder, "spool")}

            [{Stanza}]
            pg1-path={cluster.DataFolder}
            pg1-user=postgres

            """, cancellation);
    }

    /// <summary>Takes a backup: a full one each week or when asked for, else what has changed.</summary>
    public async Task<BackupSet> TakeAsync(bool full, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = (await ListAsync(cancellation)).LastOrDefault(set => set.IsFull);
        var kind = full || last is null || now - last.EndedAt > FullEvery ? "full" : "incr";
        await RunAsync(cancellation, [.. Server(), $"--type={kind}", "backup"]);
        return (await ListAsync(cancellation))[^1];
    }

    /// <summary>Brings all that the server, which runs, has written into the repository.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (cluster.ArchiveCommand is null)
            throw new CommandException("this map was itself restored from these backups, and has none of its own yet: ./map backup makes one.");
        // A transaction of its own, because a recovery to a moment ends at the first one after it.
        await cluster.QueryAsync("postgres", "SELECT txid_current()", cancellation);
        await RunAsync(cancellation, [.. Server(), "check"]);
    }

    /// <summary>The backups, oldest first.</summary>
    public async Task<IReadOnlyList<BackupSet>> ListAsync(CancellationToken cancellation)
    {
        using var info = Parse(await RunAsync(cancellation, "--output=json", "info"));
        return [.. info.RootElement.EnumerateArray()
            .SelectMany(stanza => stanza.GetProperty("backup").EnumerateArray())
            .Select(backup => new BackupSet(
                backup.GetProperty("label").GetString()!,
                DateTimeOffset.FromUnixTimeSeconds(backup.GetProperty("timestamp").GetProperty("stop").GetInt64()),
                backup.GetProperty("info").GetProperty("size").GetInt64(),
                backup.GetProperty("info").GetProperty("repository").GetProperty("delta").GetInt64()))];
    }

    /// <summary>Reads every file of the repository and compares it with its checksum.</summary>
    /// <exception cref="CommandException">One is damaged or missing; the message says which.</exception>
    public async Task VerifyAsync(CancellationToken cancellation)
    {
        var said = await RunAsync(cancellation, "--output=text", "--verbose", "verify");
        // It ends with 0 even when it has found something.
        if (!said.Contains("status: ok", StringComparison.Ordinal))
            throw new CommandException($"the backups in {folder.Repository} are damaged:\n{said}\nTake a new one with ./map backup --full, on another disk if this one is failing.");
    }

    /// <summary>Writes the files of the last backup before a moment into a folder, prepared so that a server started there goes on to that moment.</summary>
    /// <param name="data">An empty folder of the server's user, or none.</param>
    /// <param name="at">The moment; null: the last that there is.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<string> RestoreAsync(string data, DateTimeOffset? at, CancellationToken cancellation) => RunAsync(cancellation,
    [
        $"--pg1-path={data}",
        .. at is { } moment
            ? (string[])["--type=time", string.Create(CultureInfo.InvariantCulture, $"--target={moment.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00"), "--target-action=promote"]
            : [],
        "restore",
    ]);

    // With another key than theirs, it prints what the backups decrypt to, and says in the middle of it that this is no JSON.
    JsonDocument Parse(string info)
    {
        try
        {
            var parsed = JsonDocument.Parse(info);
            if (parsed.RootElement.EnumerateArray().All(stanza => stanza.GetProperty("status").GetProperty("code").GetInt32() != Unreadable))
                return parsed;
            parsed.Dispose();
        }
        catch (JsonException)
        {
            // Said below.
        }
        throw new CommandException($"the backups in {folder.Repository} cannot be read: they are damaged, or were encrypted with another key than that in {folder.Settings}.");
    }

    string[] Server()
    {
        var (_, port, socketFolder) = cluster.Listens;
        return [$"--pg1-port={port.ToString(CultureInfo.InvariantCulture)}", $"--pg1-socket-path={socketFolder}"];
    }

    async Task<string> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        var result = await ServerUser.RunAsync(cancellation, Program, [$"--config={folder.Settings}", $"--stanza={Stanza}", .. arguments]);
        return result.ExitCode == 0
            ? result.Output
            : throw new CommandException($"pgBackRest could not {arguments[^1]} (code {result.ExitCode}):\n{result.Output}");
    }
}
