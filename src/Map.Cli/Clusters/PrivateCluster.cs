using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Map.Cli.Clusters;

/// <summary>
/// A private PostgreSQL server, all of it in one folder: <c>data</c>, <c>socket</c>, <c>log</c> and <c>password</c>. It listens on a unix
/// socket without a password, which only the server's user and root can reach, and on a loopback port with a password, which any local user
/// can reach. The map's programs connect as a role that owns their database, and is no superuser.
/// </summary>
public sealed class PrivateCluster
{
    const string Superuser = "postgres";
    const int PortAttempts = 3;

    // 20 seconds of 50 ms, the time that every other process is given to stop.
    const int MostTicks = 400;

    // A unix socket's path has at most 107 bytes, of which the server takes "/.s.PGSQL.65535".
    const int LongestSocketFolder = 107 - 15;

    readonly bool durable;

    /// <param name="folder">The folder for everything. The user that the server runs as must be able to enter it.</param>
    /// <param name="durable">False trades safety against power cuts for speed: for tests only.</param>
    public PrivateCluster(string folder, bool durable = true)
    {
        Folder = Path.GetFullPath(folder);
        this.durable = durable;
    }

    public string Folder { get; }

    public string LogFile => Path.Combine(Folder, "log");

    internal string DataFolder => Path.Combine(Folder, "data");

    /// <summary>Where <see cref="ReplaceAsync"/> leaves the data that it replaced.</summary>
    public string ReplacedFolder => DataFolder + ".replaced";

    /// <summary>What takes each finished piece of write-ahead log into a backup, as a shell command; null: nothing does. Set by
    /// <see cref="ArchiveAsync"/>, and kept.</summary>
    public string? ArchiveCommand => File.Exists(ArchiveFile) ? File.ReadAllText(ArchiveFile) : null;

    string ArchiveFile => Path.Combine(Folder, "archive_command");

    string NextFolder => DataFolder + ".next";

    string SettingsFile => Path.Combine(DataFolder, "map.conf");

    string PasswordFile => Path.Combine(Folder, "password");

    /// <summary>Starts a fresh cluster in the temporary folder, for tests; disposing it stops and deletes it.</summary>
    public static Task<ThrowAwayCluster> StartThrowAwayAsync(CancellationToken cancellationToken = default)
        => ThrowAwayCluster.StartAsync(cancellationToken);

    /// <summary>Whether the cluster exists and runs.</summary>
    public async Task<ClusterState> GetStateAsync(CancellationToken cancellationToken = default)
    {
        if (!File.Exists(Path.Combine(DataFolder, "PG_VERSION")))
            return ClusterState.Absent;
        if (await ControlAsync(cancellationToken, "status") is not { ExitCode: 0 })
            return ClusterState.Stopped;
        return await WasKilledAsync(cancellationToken) ? ClusterState.Stopped : ClusterState.Running;
    }

    /// <summary>Makes the cluster unless it exists.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken = default)
    {
        if (await GetStateAsync(cancellationToken) != ClusterState.Absent)
            return;

        await PrepareAsync(cancellationToken);
        using var held = await LockAsync(cancellationToken);
        // A restore was stopped between its two renames, or another command has been faster.
        if (Directory.Exists(NextFolder) && !Directory.Exists(DataFolder))
            Directory.Move(NextFolder, DataFolder);
        if (await GetStateAsync(cancellationToken) != ClusterState.Absent)
            return;

        // Renamed only when complete, so that a killed initdb is never taken for a cluster.
        var unfinished = DataFolder + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        // C.UTF-8 sorts the same on every machine and never changes under an index; queries that sort for people name a collation.
        var initdb = await ServerUser.RunAsync(
            cancellationToken, PostgresBinaries.Find().PathOf("initdb"), "-D", unfinished, "-U", Superuser, "-E", "UTF8",
            "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=scram-sha-256", "--no-instructions",
            durable ? "--data-checksums" : "--no-sync");
        initdb.ThrowIfFailed();
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), "include_if_exists = 'map.conf'\n", cancellationToken);
        Directory.Move(unfinished, DataFolder);
    }

    /// <summary>Makes the folder and the password of the map's role, unless they exist.</summary>
    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await ServerUser.CreateFolderAsync(Folder, cancellationToken);
        if (!File.Exists(PasswordFile))
            await ServerUser.WriteFileAsync(PasswordFile, RandomNumberGenerator.GetHexString(32, lowercase: true), cancellationToken);
    }

    /// <summary>Starts the server and waits until it accepts connections; does nothing when it already runs.</summary>
    /// <param name="port">The loopback port; 0 takes a free one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task StartAsync(int port = 0, CancellationToken cancellationToken = default)
    {
        using var held = await LockAsync(cancellationToken);
        await StartHeldAsync(port, cancellationToken);
    }

    async Task StartHeldAsync(int port, CancellationToken cancellationToken)
    {
        if (await GetStateAsync(cancellationToken) == ClusterState.Running)
            return;

        var socketFolder = ChooseSocketFolder();
        await ServerUser.CreateFolderAsync(socketFolder, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            // That of the run before, to which clients may still try to connect.
            var chosen = port == 0 ? LoopbackPort.Free(attempt == 1 ? ServerSettings.PortIn(SettingsFile) : null) : port;
            await ServerUser.WriteFileAsync(SettingsFile, Settings(chosen, socketFolder), cancellationToken);
            // The log of the run before may hold the reason of a crash.
            if (File.Exists(LogFile))
                File.Move(LogFile, LogFile + ".1", overwrite: true);
            await ServerUser.WriteFileAsync(LogFile, "", cancellationToken);
            var started = await ControlAsync(cancellationToken, "start", "-w", "-s", "-t", "86400", "-l", "log");
            if (started.ExitCode == 0)
                return;

            var log = await File.ReadAllTextAsync(LogFile, cancellationToken);
            // Between finding a free port and using it, another process may have taken it.
            var portTaken = log.Contains("Address already in use", StringComparison.Ordinal);
            if (portTaken && port == 0 && attempt < PortAttempts)
                continue;

            Directory.Delete(socketFolder, recursive: true);
            throw new ClusterException($"PostgreSQL did not start on port {chosen}: {started.Output}\n{log}".TrimEnd());
        }
    }

    /// <summary>Ends all sessions and stops the server; does nothing when it does not run.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (await GetStateAsync(cancellationToken) != ClusterState.Running)
            return;

        var (_, _, socketFolder) = ReadServerNote();
        (await ControlAsync(cancellationToken, "stop", "-w", "-s", "-m", "fast")).ThrowIfFailed();
        Directory.Delete(socketFolder, recursive: true);
    }

    /// <summary>Puts the data of another cluster, which is stopped, in the place of this one's, and starts it. What was there stays in
    /// <see cref="ReplacedFolder"/>. Killed in between, the next start ends it.</summary>
    public async Task ReplaceAsync(PrivateCluster other, CancellationToken cancellationToken = default)
    {
        await ServerUser.CreateFolderAsync(Folder, cancellationToken);
        using var held = await LockAsync(cancellationToken);
        if (Directory.Exists(NextFolder))
            Directory.Delete(NextFolder, recursive: true);
        // Clients connect by the same port as before.
        if (File.Exists(SettingsFile))
            File.Copy(SettingsFile, other.SettingsFile, overwrite: true);
        Directory.Move(other.DataFolder, NextFolder);
        if (await GetStateAsync(cancellationToken) == ClusterState.Running)
            await StopAsync(cancellationToken);
        if (Directory.Exists(DataFolder))
        {
            if (Directory.Exists(ReplacedFolder))
                Directory.Delete(ReplacedFolder, recursive: true);
            Directory.Move(DataFolder, ReplacedFolder);
        }
        Directory.Move(NextFolder, DataFolder);
        await StartHeldAsync(0, cancellationToken);
    }

    /// <summary>Has the server, which runs, pass each finished piece of its write-ahead log to a command; a server of an earlier release is started again
    /// for it.</summary>
    /// <param name="command">A shell command with <c>%p</c> for the path; 0 is its exit code only when it has kept the piece.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task ArchiveAsync(string command, CancellationToken cancellationToken = default)
    {
        if (ArchiveCommand == command)
            return;
        await ServerUser.WriteFileAsync(ArchiveFile, command, cancellationToken);
        var (_, port, socketFolder) = ReadServerNote();
        await ServerUser.WriteFileAsync(SettingsFile, Settings(port, socketFolder), cancellationToken);
        await QueryAsync("postgres", "SELECT pg_reload_conf()", cancellationToken);
        if (await QueryAsync("postgres", "SHOW archive_mode", cancellationToken) == "on")
            return;
        await StopAsync(cancellationToken);
        await StartAsync(port, cancellationToken);
    }

    /// <summary>Runs a statement as the superuser, on a server that runs.</summary>
    /// <returns>Its rows, a line each, with <c>|</c> between the columns.</returns>
    public async Task<string> QueryAsync(string database, string sql, CancellationToken cancellationToken = default) =>
        await ClientAsync("psql", database, cancellationToken, "-XAtqc", sql);

    /// <summary>Where the server, which runs, listens.</summary>
    public ServerNote Listens => ReadServerNote();

    // One command at a time makes, starts or replaces it: a supervisor that finds it stopped must not start what is being replaced.
    Task<FileLock> LockAsync(CancellationToken cancellationToken) => FileLock.TakeAsync(Path.Combine(Folder, "lock"), null, cancellationToken);

    /// <summary>Makes a database with PostGIS that belongs to the map's role; gives one that exists to that role.</summary>
    public async Task CreateDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        // With PostgreSQL's own clients, so that this program needs no database driver.
        await ClientAsync("psql", "postgres", cancellationToken, "-Xqc", MapRole.Create);
        var databases = await ClientAsync("psql", "postgres", cancellationToken, "-XAtc", "SELECT datname FROM pg_database");
        if (!databases.Split('\n').Contains(name))
            await ClientAsync("createdb", name, cancellationToken, "-O", MapRole.Name);
        await ClientAsync("psql", name, cancellationToken, "-Xqc", MapRole.TakeDatabase);
    }

    /// <summary>How our own processes connect to a database of <see cref="CreateDatabaseAsync"/>: by the unix socket, without a
    /// password.</summary>
    public string ConnectionString(string database) => SocketConnectionString(MapRole.Name, database);

    /// <summary>How an administrator connects, to any database: by the unix socket.</summary>
    public string SuperuserConnectionString(string database) => SocketConnectionString(Superuser, database);

    /// <summary>How other programs of this machine connect: by the loopback port, with the password.</summary>
    public string LoopbackConnectionString(string database) => ConnectionText.Of(
        IPAddress.Loopback.ToString(), ReadServerNote().Port, MapRole.Name, database, ("Password", File.ReadAllText(PasswordFile)));

    string SocketConnectionString(string role, string database)
    {
        var (_, port, socketFolder) = ReadServerNote();
        return ConnectionText.Of(socketFolder, port, role, database);
    }

    async Task<string> ClientAsync(string program, string database, CancellationToken cancellationToken, params string[] arguments)
    {
        var (_, port, socketFolder) = ReadServerNote();
        var result = await ServerUser.RunAsync(
            cancellationToken, PostgresBinaries.Find().PathOf(program),
            [.. arguments, "-h", socketFolder, "-p", port.ToString(CultureInfo.InvariantCulture), "-U", Superuser, database]);
        result.ThrowIfFailed();
        return result.Output;
    }

    // A killed server stays a zombie until its parent reaps it. PostgreSQL's tools think that it is alive and refuse to start another.
    async Task<bool> WasKilledAsync(CancellationToken cancellationToken)
    {
        var pid = ReadServerNote().Pid;
        var ticks = 0;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (ProcessStat.Of(pid) is { IsZombie: true })
        {
            if (++ticks > MostTicks)
                throw new ClusterException(
                    $"PostgreSQL was killed, and its parent does not reap it, so that no other can start in {Folder}. "
                    + $"End the parent of process {pid}, or run under an init that reaps.");
            await tick.WaitForNextTickAsync(cancellationToken);
        }
        return ticks > 0;
    }

    string ChooseSocketFolder()
    {
        var folder = Path.Combine(Folder, "socket");
        return Encoding.UTF8.GetByteCount(folder) <= LongestSocketFolder ? folder : Directory.CreateTempSubdirectory("map-").FullName;
    }

    string Settings(int port, string socketFolder)
    {
        var libraries = PostgresBinaries.Find(Major).Libraries;
        return durable ? ServerSettings.Durable(port, socketFolder, libraries, ArchiveCommand) : ServerSettings.ThrowAway(port, socketFolder, libraries);
    }

    ServerNote ReadServerNote() => ServerNote.Read(DataFolder);

    /// <summary>The major version of PostgreSQL that made it; null before that.</summary>
    internal int? MadeBy => File.Exists(Path.Combine(DataFolder, "PG_VERSION")) ? Major : null;

    int Major => int.Parse(File.ReadAllText(Path.Combine(DataFolder, "PG_VERSION")), CultureInfo.InvariantCulture);

    Task<CommandResult> ControlAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        // Relative, because pg_ctl passes paths through a shell, and quotes in them would break its quoting.
        var start = ServerUser.Describe(PostgresBinaries.Find(Major).PathOf("pg_ctl"), [.. arguments, "-D", "data"]);
        start.WorkingDirectory = Folder;
        return CommandResult.OfAsync(start, cancellationToken);
    }
}
