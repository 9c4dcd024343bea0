using System.Security.Cryptography;
using System.Text;

namespace Map.Cli.Clusters;

/// <summary>The database that this checkout works on: the one named by MAP_DATABASE, or else a private cluster of its own.</summary>
public sealed class LocalDatabase
{
    public const string Name = "map";

    readonly PrivateCluster cluster;

    LocalDatabase(string folder) => cluster = new(folder);

    /// <summary>The private cluster.</summary>
    public PrivateCluster Cluster => cluster;

    public static async Task<LocalDatabase> OfAsync(Checkout checkout) => new(await FolderOfAsync(checkout));

    /// <summary>The connection string in MAP_DATABASE; null when it is not set.</summary>
    public static string? External => Environment.GetEnvironmentVariable("MAP_DATABASE") is { Length: > 0 } connection ? connection : null;

    public string Folder => cluster.Folder;

    public async Task<bool> IsRunningAsync() => External is null && await cluster.GetStateAsync() == ClusterState.Running;

    /// <summary>Creates and starts the private cluster if needed.</summary>
    /// <returns>The connection string of its database.</returns>
    public async Task<string> StartAsync(CancellationToken cancellation)
    {
        await cluster.CreateAsync(cancellation);
        await cluster.StartAsync(cancellationToken: cancellation);
        await cluster.CreateDatabaseAsync(Name, cancellation);
        return cluster.ConnectionString(Name);
    }

    /// <summary>How other programs connect to the private cluster while it runs: by a loopback port, with a password.</summary>
    public string LoopbackConnectionString => cluster.LoopbackConnectionString(Name);

    /// <summary>How an administrator connects to the private cluster while it runs.</summary>
    public string SuperuserConnectionString => cluster.SuperuserConnectionString(Name);

    public Task StopAsync() => cluster.StopAsync();

    /// <summary>
    /// Runs work with the connection string of the database, and leaves the private cluster as it was: a cluster that was started for it is
    /// stopped again.
    /// </summary>
    public async Task UseAsync(Func<string, Task> work, CancellationToken cancellation)
    {
        var wasRunning = External is not null || await IsRunningAsync();
        try
        {
            await work(External ?? await StartAsync(cancellation));
        }
        finally
        {
            if (!wasRunning)
                await StopAsync();
        }
    }

    /// <summary>
    /// .map/cluster. As root, however, the server runs as another user; if that user cannot enter the checkout, it is a folder in
    /// /var/lib/map named after the checkout.
    /// </summary>
    static async Task<string> FolderOfAsync(Checkout checkout)
    {
        Directory.CreateDirectory(checkout.State);
        if (await ServerUser.CanEnterAsync(checkout.State))
            return Path.Combine(checkout.State, "cluster");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checkout.State)).AsSpan(0, 6));
        return Path.Combine("/var/lib/map", name);
    }
}
