namespace Map.Cli.Clusters;

/// <summary>What is found in a cluster's folder.</summary>
public enum ClusterState
{
    Absent,
    Stopped,
    Running,
}
