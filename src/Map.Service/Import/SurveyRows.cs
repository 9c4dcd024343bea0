namespace Map.Service.Import;

/// <summary>The rows of surveys.csv.</summary>
static class SurveyRows
{
    public static void Read(FileRow row, Drafts drafts)
    {
        var survey = new Survey
        {
            Kind = drafts.Words.Value<PlaceKind>(row, "kind", required: true),
            Extent = drafts.Words.Value<SurveyExtent>(row, "extent", required: true),
            Source = row["source"] is { } citation ? CitedSource.Of(citation) : null,
        }.WithTexts(row, "survey");
        drafts.Surveys.Add(new SurveyDraft(row, row.Required("region"), survey));
    }
}
