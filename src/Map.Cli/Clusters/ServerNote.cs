using System.Globalization;

namespace Map.Cli.Clusters;

/// <summary>What a PostgreSQL server that runs writes of itself into its data folder: postmaster.pid.</summary>
/// <param name="Pid">Its process id.</param>
/// <param name="Port">Its port, which is also part of the name of its socket.</param>
/// <param name="SocketFolder">The folder of its unix socket.</param>
public sealed record ServerNote(int Pid, int Port, string SocketFolder)
{
    // Process id, data folder, start time, port and socket folder.
    /// <exception cref="ClusterException">No server runs there.</exception>
    public static ServerNote Read(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "postmaster.pid");
        if (!File.Exists(file))
            throw new ClusterException($"The PostgreSQL server in {Path.GetDirectoryName(dataFolder)} is not running.");
        var lines = File.ReadAllLines(file);
        return new(int.Parse(lines[0], CultureInfo.InvariantCulture), int.Parse(lines[3], CultureInfo.InvariantCulture), lines[4]);
    }
}
