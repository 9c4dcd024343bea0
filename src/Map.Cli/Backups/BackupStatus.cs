using System.Text.Json;

namespace Map.Cli.Backups;

/// <summary>What was done last, in a file that monitoring reads.</summary>
/// <param name="BackupAt">When the last backup was finished; null: never.</param>
/// <param name="DrillAt">When a backup was last restored and found to be equal; null: never.</param>
/// <param name="DrillSeconds">How long that took, until the map could be read.</param>
/// <param name="DrillFailedAt">When a drill last failed; null: never, or not since the last that did not.</param>
sealed record BackupStatus(DateTimeOffset? BackupAt = null, DateTimeOffset? DrillAt = null, double? DrillSeconds = null, DateTimeOffset? DrillFailedAt = null)
{
    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static BackupStatus Load(BackupFolder folder) =>
        File.Exists(folder.Status) ? JsonSerializer.Deserialize<BackupStatus>(File.ReadAllText(folder.Status), Form)! : new();

    public void Save(BackupFolder folder)
    {
        // Renamed only when complete: monitoring may read at any moment.
        var unfinished = folder.Status + ".unfinished";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(this, Form));
        File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(unfinished, folder.Status, overwrite: true);
    }
}
