namespace Map.Cli.Install;

/// <summary>How an upgrade is done.</summary>
/// <param name="NoBackup">Whether none is taken before.</param>
/// <param name="Patience">How long the new release may take until it is ready.</param>
sealed record UpgradeOptions(bool NoBackup, TimeSpan Patience);
