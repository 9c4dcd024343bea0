using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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

    /// <summary>Makes a replica of another cluster, which runs on this machine: it follows that one for as long as it runs.</summary>
    public async Task CreateReplicaAsync(PrivateCluster primary, CancellationToken cancellationToken = default)
    {
        await ServerUser.CreateFolderAsync(Folder, cancellationToken);
        await ServerUser.WriteFileAsync(PasswordFile, await File.ReadAllTextAsync(primary.PasswordFile, cancellationToken), cancellationToken);
        var (port, socketFolder) = primary.ReadServerNote();
        var copied = await ServerUser.RunAsync(
            cancellationToken, PostgresBinaries.Find().PathOf("pg_basebackup"), "-D", DataFolder, "-h", socketFolder,
            "-p", port.ToString(CultureInfo.InvariantCulture), "-U", Superuser, "--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast");
        copied.ThrowIfFailed();
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
            var chosen = port == 0 ? ChoosePort(isFirst: attempt == 1) : port;
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

        var (_, socketFolder) = ReadServerNote();
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
        var (port, socketFolder) = ReadServerNote();
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

    /// <summary>The port of the server, which runs, and the folder of its unix socket.</summary>
    public (int Port, string SocketFolder) Listens => ReadServerNote();

    // One command at a time makes, starts or replaces it: a supervisor that finds it stopped must not start what is being replaced.
    async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                return new(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(Folder))
            {
                await tick.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

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
    public string LoopbackConnectionString(string database) => ConnectionString(
        IPAddress.Loopback.ToString(), ReadServerNote().Port, MapRole.Name, database, ("Password", File.ReadAllText(PasswordFile)));

    string SocketConnectionString(string role, string database)
    {
        var (port, socketFolder) = ReadServerNote();
        return ConnectionString(socketFolder, port, role, database);
    }

    // The builder of the base library quotes values in the way that Npgsql reads them.
    static string ConnectionString(string host, int port, string role, string database, params ReadOnlySpan<(string Key, string Value)> more)
    {
        var builder = new DbConnectionStringBuilder
        {
            ["Host"] = host,
            ["Port"] = port,
            ["Username"] = role,
            ["Database"] = database,
        };
        foreach (var (key, value) in more)
            builder[key] = value;
        return builder.ConnectionString;
    }

    async Task<string> ClientAsync(string program, string database, CancellationToken cancellationToken, params string[] arguments)
    {
        var (port, socketFolder) = ReadServerNote();
        var result = await ServerUser.RunAsync(
            cancellationToken, PostgresBinaries.Find().PathOf(program),
            [.. arguments, "-h", socketFolder, "-p", port.ToString(CultureInfo.InvariantCulture), "-U", Superuser, database]);
        result.ThrowIfFailed();
        return result.Output;
    }

    // A killed server stays a zombie until its parent reaps it. PostgreSQL's tools think that it is alive and refuse to start another.
    async Task<bool> WasKilledAsync(CancellationToken cancellationToken)
    {
        var pid = int.Parse(File.ReadLines(NoteFile).First(), CultureInfo.InvariantCulture);
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

    /// <summary>The port of the run before, to which clients may still try to connect, or else a free one.</summary>
    int ChoosePort(bool isFirst)
    {
        if (isFirst && File.Exists(SettingsFile)
            && File.ReadLines(SettingsFile).FirstOrDefault(line => line.StartsWith("port = ", StringComparison.Ordinal)) is { } line
            && int.TryParse(line["port = ".Length..], CultureInfo.InvariantCulture, out var last) && TryListen(last) is { } same)
            return same;
        return TryListen(0)!.Value;
    }

    static int? TryListen(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    string ChooseSocketFolder()
    {
        var folder = Path.Combine(Folder, "socket");
        return Encoding.UTF8.GetByteCount(folder) <= LongestSocketFolder ? folder : Directory.CreateTempSubdirectory("map-").FullName;
    }

    // The server writes process id, data folder, start time, port and socket folder.
    string NoteFile => Path.Combine(DataFolder, "postmaster.pid");

    (int Port, string SocketFolder) ReadServerNote()
    {
        if (!File.Exists(NoteFile))
            throw new ClusterException($"The PostgreSQL server in {Folder} is not running.");
        var lines = File.ReadAllLines(NoteFile);
        return (int.Parse(lines[3], CultureInfo.InvariantCulture), lines[4]);
    }

    // In a file: pg_ctl passes arguments through a shell, and paths may have spaces and quotes.
    string Settings(int port, string socketFolder)
    {
        var quotedFolder = $"\"{socketFolder}\"".Replace("'", "''", StringComparison.Ordinal);
        var settings = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"port = {port}")
            .AppendLine("listen_addresses = '127.0.0.1'")
            // A statement that fails or is slow may have the position of a person among its values.
            .AppendLine("log_parameter_max_length = 0")
            .AppendLine("log_parameter_max_length_on_error = 0")
            .AppendLine("log_error_verbosity = terse")
            .AppendLine(CultureInfo.InvariantCulture, $"unix_socket_directories = '{quotedFolder}'")
            .AppendLine(CultureInfo.InvariantCulture, $"shared_preload_libraries = '{string.Join(", ", PostgresBinaries.Find(Major).Libraries)}'");
        if (durable)
        {
            settings.AppendLine(CultureInfo.InvariantCulture, $"shared_buffers = {BufferMegabytes}MB")
                // On from the beginning, because it cannot be turned on while the server runs.
                .AppendLine("archive_mode = on")
                .AppendLine(CultureInfo.InvariantCulture, $"archive_command = '{(ArchiveCommand ?? "/bin/true").Replace("'", "''", StringComparison.Ordinal)}'");
            // A change is in the backup about a second later; a map that nobody changes adds nothing.
            if (ArchiveCommand is not null)
                settings.AppendLine("archive_timeout = 1");
        }
        else
            settings.AppendLine("fsync = off").AppendLine("synchronous_commit = off").AppendLine("full_page_writes = off")
                .AppendLine("max_connections = 300").AppendLine("wal_level = minimal").AppendLine("max_wal_senders = 0").AppendLine("max_wal_size = 4GB")
                // Nothing lives long enough for it.
                .AppendLine("autovacuum = off");
        return settings.ToString();
    }

    // PostgreSQL's manual advises a quarter of the memory; its default of 128 MB is less than the indexes of a large map.
    static long BufferMegabytes => Math.Clamp((GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20) / 4, 128, 1024);

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
