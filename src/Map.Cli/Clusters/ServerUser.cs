namespace Map.Cli.Clusters;

/// <summary>
/// The user that the database server runs as: PostgreSQL refuses root, so root acts as user <c>postgres</c>; anyone else is
/// themselves.
/// </summary>
static class ServerUser
{
    const string Name = "postgres";

    static bool IsAnother => Environment.IsPrivilegedProcess;

    /// <summary>Makes a folder, or takes one over, that belongs to the server's user alone.</summary>
    public static async Task CreateFolderAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await GiveAsync(folder, cancellationToken);
        var entered = await RunAsync(cancellationToken, "test", "-x", folder);
        if (entered.ExitCode != 0)
            throw new ClusterException(
                $"PostgreSQL runs as user {Name} here, who cannot enter {folder}. Choose another folder, "
                + "or let others pass through the folders above it (chmod o+x).");
    }

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
        => IsAnother
            ? CommandResult.OfAsync(cancellationToken, "runuser", ["-u", Name, "--", program, .. arguments])
            : CommandResult.OfAsync(cancellationToken, program, arguments);

    static async Task GiveAsync(string path, CancellationToken cancellationToken)
    {
        if (IsAnother)
            (await CommandResult.OfAsync(cancellationToken, "chown", [Name + ":", path])).ThrowIfFailed();
    }
}
