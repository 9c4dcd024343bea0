using System.Globalization;
using System.Text;

namespace Map.Cli.Clusters;

/// <summary>The settings of a private cluster: the file map.conf, because pg_ctl passes arguments through a shell, and paths may have spaces and quotes.</summary>
static class ServerSettings
{
    const string Port = "port = ";

    // PostgreSQL's manual advises a quarter of the memory; its default of 128 MB is less than the indexes of a large map.
    static long BufferMegabytes => Math.Clamp((GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20) / 4, 128, 1024);

    /// <param name="port">The loopback port.</param>
    /// <param name="socketFolder">The folder of the unix socket.</param>
    /// <param name="libraries">What is loaded once, when the server starts.</param>
    /// <param name="archiveCommand">What takes each finished piece of the write-ahead log; null: nothing does.</param>
    public static string Durable(int port, string socketFolder, IEnumerable<string> libraries, string? archiveCommand)
    {
        var settings = Common(port, socketFolder, libraries)
            .AppendLine(CultureInfo.InvariantCulture, $"shared_buffers = {BufferMegabytes}MB")
            // On from the beginning, because it cannot be turned on while the server runs.
            .AppendLine("archive_mode = on")
            .AppendLine(CultureInfo.InvariantCulture, $"archive_command = '{Quoted(archiveCommand ?? "/bin/true")}'");
        // A change is in the backup about a second later; a map that nobody changes adds nothing.
        if (archiveCommand is not null)
            settings.AppendLine("archive_timeout = 1");
        return settings.ToString();
    }

    /// <summary>Of a server that nobody needs after its first crash.</summary>
    public static string ThrowAway(int port, string socketFolder, IEnumerable<string> libraries) => Common(port, socketFolder, libraries)
        .AppendLine("fsync = off").AppendLine("synchronous_commit = off").AppendLine("full_page_writes = off")
        .AppendLine("max_connections = 300").AppendLine("wal_level = minimal").AppendLine("max_wal_senders = 0").AppendLine("max_wal_size = 4GB")
        // Nothing lives long enough for it.
        .AppendLine("autovacuum = off")
        .ToString();

    /// <summary>The port in a file of settings; null when there is none.</summary>
    public static int? PortIn(string file) => File.Exists(file)
        && File.ReadLines(file).FirstOrDefault(line => line.StartsWith(Port, StringComparison.Ordinal)) is { } line
        && int.TryParse(line[Port.Length..], CultureInfo.InvariantCulture, out var port)
            ? port
            : null;

    static StringBuilder Common(int port, string socketFolder, IEnumerable<string> libraries) => new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"{Port}{port}")
        .AppendLine("listen_addresses = '127.0.0.1'")
        // A statement that fails or is slow may have the position of a person among its values.
        .AppendLine("log_parameter_max_length = 0")
        .AppendLine("log_parameter_max_length_on_error = 0")
        .AppendLine("log_error_verbosity = terse")
        .AppendLine(CultureInfo.InvariantCulture, $"unix_socket_directories = '{Quoted($"\"{socketFolder}\"")}'")
        .AppendLine(CultureInfo.InvariantCulture, $"shared_preload_libraries = '{string.Join(", ", libraries)}'");

    static string Quoted(string value) => value.Replace("'", "''", StringComparison.Ordinal);
}
