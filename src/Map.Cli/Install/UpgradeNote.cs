using System.Text.Json;

namespace Map.Cli.Install;

/// <summary>An upgrade that has begun and not ended. Killed half-way, the same upgrade goes on with it.</summary>
/// <param name="From">The release of before.</param>
/// <param name="To">That which takes its place.</param>
/// <param name="BackedUp">Whether a backup was taken for it.</param>
/// <param name="StoppedAt">When the map had stopped, and before its tables were changed; null: it runs still.</param>
/// <param name="Migrations">What was done to the tables.</param>
sealed record UpgradeNote(string From, string To, bool BackedUp, DateTimeOffset? StoppedAt, IReadOnlyList<string> Migrations)
{
    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>That of an upgrade to a release; a new one unless it has begun already.</summary>
    public static UpgradeNote Of(Installation target, string from, string to) =>
        File.Exists(target.UpgradeNote) && JsonSerializer.Deserialize<UpgradeNote>(File.ReadAllText(target.UpgradeNote), Form) is { } begun && begun.To == to
            ? begun
            : new(from, to, false, null, []);

    public void Save(Installation target)
    {
        var unfinished = target.UpgradeNote + ".unfinished";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(this, Form));
        File.Move(unfinished, target.UpgradeNote, overwrite: true);
    }
}
