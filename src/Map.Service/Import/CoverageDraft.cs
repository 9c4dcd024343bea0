namespace Map.Service.Import;

/// <summary>A region that a group serves, as a row of coverage.csv describes it.</summary>
public sealed record CoverageDraft(FileRow Row, string Group, string Region);
