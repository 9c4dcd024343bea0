using System.Diagnostics;

namespace Map.Cli.Clusters;

/// <summary>
/// The user that the database server runs as: the user of this process or, because PostgreSQL refuses to run as root, <c>postgres</c>
/// instead of root.
/// </summary>
static class ServerUser
{
    const string Name = "postgres";

    static bool IsAnother => Environment.IsPrivilegedProcess;

    /// <summary>Creates a folder that belongs only to the server's user, or takes over an existing one.</summary>
    public static async Task CreateFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await GiveAsync(folder, cancellationToken);
        if (await CanEnterAsync(folder, cancellationToken))
            return;

        if (isNew)
            Directory.Delete(folder);
        throw new ClusterException(
            $"PostgreSQL runs as user {Name} here, who cannot enter {folder}. Choose another folder, "
            + "or let others pass through the folders above it (chmod o+x).");
    }

    /// <summary>Whether the server's user may pass through all folders above, and into this one.</summary>
    public static async Task<bool> CanEnterAsync(string folder, CancellationToken cancellationToken = default)
        => (await RunAsync(cancellationToken, "test", "-x", folder)).ExitCode == 0;

    /// <summary>Writes a file that only the server's user can read.</summary>
    public static async Task WriteFileAsync(string path, string content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var writer = new StreamWriter(path, options))
            await writer.WriteAsync(content.AsMemory(), cancellationToken);
        await GiveAsync(path, cancellationToken);
    }

    /// <summary>Runs a program as the server's user and waits for it.</summary>
    public static Task<CommandResult> RunAsync(CancellationToken cancellationToken, string program, params string[] arguments)
        => CommandResult.OfAsync(Describe(program, arguments), cancellationToken);

    /// <summary>The process description to run a program as the server's user, with its input and outputs as pipes.</summary>
    public static ProcessStartInfo Describe(string program, params string[] arguments)
        => IsAnother ? DescribeOwn("runuser", ["-u", Name, "--", program, .. arguments]) : DescribeOwn(program, arguments);

    static ProcessStartInfo DescribeOwn(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            // The current folder may be closed to the server's user, and its programs complain about that.
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // PGDATA, PGHOST and the like of the user's own server must not leak into this one. Messages are matched in English.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    static async Task GiveAsync(string path, CancellationToken cancellationToken)
    {
        if (IsAnother)
            (await CommandResult.OfAsync(DescribeOwn("chown", [Name + ":", path]), cancellationToken)).ThrowIfFailed();
    }
}
