namespace Map.Service.Import;

/// <summary>A time in operation as a row of periods.csv describes it.</summary>
public sealed record PeriodDraft(FileRow Row, string Site, Period Period)
{
    /// <summary>What tells the periods of a site apart: when it began or, if that is not known, when it ended.</summary>
    public string Bound => BoundOf(Period.HasFrom ? Period.From : null, Period.HasTo ? Period.To : null);

    public static string BoundOf(string? from, string? to) => from is not null ? $"from {from}" : $"to {to}";
}
