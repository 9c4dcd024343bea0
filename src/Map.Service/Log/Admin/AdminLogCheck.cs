namespace Map.Service.Log.Admin;

/// <summary>Follows the chain of the log of admins, row by row, and remembers the first row that breaks it.</summary>
/// <param name="known">A head that was written down earlier, which has to be part of the chain; null for none.</param>
sealed class AdminLogCheck(AdminLogHead? known = null)
{
    /// <summary>The last row of the chain that is whole.</summary>
    public AdminLogHead Head { get; private set; } = AdminLogLine.Beginning;

    /// <summary>What is wrong with the first row that breaks the chain; null while it is whole.</summary>
    public string? Fault { get; private set; }

    /// <summary>Takes the next line. After a fault, nothing more is looked at.</summary>
    public void Add(string line)
    {
        if (Fault is not null) return;
        if (!AdminLogLine.TryParse(line, out var row)) Fault = $"the line after row {Head.Number} is not a row of the log";
        else if (row.Number != Head.Number + 1)
            Fault = $"row {Head.Number + 1} is missing, or moved: row {row.Number} is in its place";
        else if (row.Previous != Head.Hash)
            Fault = $"row {row.Number} was not written after row {Head.Number} as it is now: it has another hash of the row before it";
        else if (row.Hash != row.ComputedHash) Fault = $"row {row.Number} was changed: its hash is not that of what it says";
        else if (row.Number == known?.Number && row.Hash != known.Hash)
            Fault = $"row {row.Number} is not the one that was written down, whose hash is {known.Hash}: it or a row before it was changed";
        else Head = new(row.Number, row.Hash);
    }

    /// <summary>To be called after the last line.</summary>
    /// <param name="end">Where the log has to end; null where that is not known.</param>
    public void End(AdminLogHead? end = null)
    {
        if (Fault is not null) return;
        if (end is not null && end != Head)
            Fault = $"the log should end with row {end.Number}, whose hash is {end.Hash}: rows at its end were removed or added";
        else if (known?.Number > Head.Number) Fault = $"row {known.Number}, which was written down, is missing: the log ends before it";
    }
}
