namespace Map.Cli.Backups;

/// <summary>A backup in the repository.</summary>
/// <param name="Label">Its name: 20261130-021500F, that of an incremental one after that of the full one.</param>
/// <param name="EndedAt">From then on, every moment can be restored.</param>
/// <param name="Bytes">The size of the database.</param>
/// <param name="Stored">What it takes in the repository, besides what it shares with earlier ones.</param>
sealed record BackupSet(string Label, DateTimeOffset EndedAt, long Bytes, long Stored)
{
    public bool IsFull => Label.EndsWith('F');
}
