namespace Map.Service.Import;

/// <summary>A way to reach a place as a row of contacts.csv describes it.</summary>
public sealed record ContactDraft(FileRow Row, string Place, Contact Contact);
