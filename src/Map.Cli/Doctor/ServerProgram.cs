using Map.Cli.Clusters;
using Map.Contract;

namespace Map.Cli.Doctor;

/// <summary>Whether the PostgreSQL that the private cluster was made by is still installed.</summary>
/// <param name="cluster">The private cluster.</param>
sealed class ServerProgram(PrivateCluster cluster) : ICheck
{
    public string Name => "PostgreSQL programs";

    public Task<Finding> RunAsync(CancellationToken cancellation)
    {
        var needed = cluster.MadeBy;
        try
        {
            var found = PostgresBinaries.Find(needed);
            var newest = PostgresBinaries.Find();
            return Task.FromResult(newest.Major == found.Major
                ? new Finding(Name, FindingLevel.Ok, $"{found.Major}, in {found.Folder}")
                : new(Name, FindingLevel.Warning, $"{found.Major}, and the newer {newest.Major}, which does not read the cluster",
                    $"keep PostgreSQL {found.Major} installed; to change: ./map dump, or pg_dump into a cluster made by {newest.Major}"));
        }
        catch (ClusterException missing)
        {
            return Task.FromResult(new Finding(Name, FindingLevel.Fault, missing.Message, "install it; ./map up does where it may"));
        }
    }
}
