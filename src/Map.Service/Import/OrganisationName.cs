namespace Map.Service.Import;

/// <summary>An organisation that a name in a file stands for, with its role and the time, if the entry names them.</summary>
public sealed record OrganisationName(CsvRow? Row, string Key, string? Role, string? From, string? To);
