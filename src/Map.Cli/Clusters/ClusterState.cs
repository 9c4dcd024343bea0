namespace Map.Cli.Clusters;

/// <summary>The state of the cluster in a folder.</summary>
public enum ClusterState
{
    Absent,
    Stopped,
    Running,
}
