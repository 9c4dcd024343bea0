namespace Map.Service.Import;

/// <summary>A time in operation as a row of periods.csv describes it.</summary>
public sealed record PeriodDraft(CsvRow Row, string Site, Period Period);
