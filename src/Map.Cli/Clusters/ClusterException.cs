namespace Map.Cli.Clusters;

/// <summary>A private cluster could not be made, started or stopped.</summary>
public sealed class ClusterException(string message) : CommandException(message);
