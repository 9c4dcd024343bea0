namespace Map.Service.Import;

/// <summary>An organisation that a name in a file stands for, and as what it is named there.</summary>
public sealed record OrganisationName(CsvRow? Row, string Key, string? Role, string? From, string? To);
