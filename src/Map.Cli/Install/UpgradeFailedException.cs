namespace Map.Cli.Install;

/// <summary>The new release cannot take the place of the old one.</summary>
/// <param name="message">Why.</param>
/// <param name="note">How far it came.</param>
sealed class UpgradeFailedException(string message, UpgradeNote note) : Exception(message)
{
    public UpgradeNote Note => note;
}
