namespace Map.Service.Import;

/// <summary>How far places of a kind have been looked for in a region, as a row of surveys.csv describes it.</summary>
public sealed record SurveyDraft(FileRow Row, string Region, Survey Survey);
