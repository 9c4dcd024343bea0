namespace Map.Service.Import;

/// <summary>An organisation as a row of a file describes it.</summary>
/// <param name="Key">The id of the row.</param>
/// <param name="Parent">The key of the organisation that it belongs to.</param>
public sealed record OrganisationDraft(FileRow Row, string Key, Organisation Organisation, string? Parent);
