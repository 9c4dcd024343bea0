namespace Map.Service.Import;

/// <summary>An organisation that a name in a file stands for, and the row of organisation_names.csv that says so, with its role.</summary>
public sealed record OrganisationName(FileRow? Row, string Key);
