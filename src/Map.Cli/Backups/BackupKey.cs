using System.Security.Cryptography;

namespace Map.Cli.Backups;

/// <summary>What the backups are encrypted with. Without it nobody can read them, who made them included.</summary>
static class BackupKey
{
    const string Setting = "repo1-cipher-pass=";

    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));

    public static string Line(string key) => Setting + key;

    /// <exception cref="CommandException">No backup was made here yet.</exception>
    public static string Of(BackupFolder folder) => File.Exists(folder.Settings)
        ? File.ReadLines(folder.Settings).Single(line => line.StartsWith(Setting, StringComparison.Ordinal))[Setting.Length..]
        : throw new CommandException("no backup was made here yet: ./map backup makes the first, and the key with it.");
}
