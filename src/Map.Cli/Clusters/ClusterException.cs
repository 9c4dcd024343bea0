namespace Map.Cli.Clusters;

/// <summary>A private cluster could not be made, started or stopped. The message is meant for the person at the terminal.</summary>
public sealed class ClusterException(string message) : Exception(message);
