namespace Map.Gateway.Pages.Suggest;

/// <summary>Where the author of a form knows it from.</summary>
static class SuggestedSources
{
    public static IReadOnlyList<V1.Source> Of(SuggestForm form)
    {
        var (citation, url) = (form[SuggestForm.Source], WebText.Whole(form[SuggestForm.SourceUrl]));
        if (citation.Length == 0 && url.Length == 0)
            return [];
        var source = new V1.Source { Citation = citation.Length > 0 ? citation : url };
        if (url.Length > 0)
            source.Url = url;
        return [source];
    }
}

/// <summary>Web addresses as people type them.</summary>
static class WebText
{
    /// <summary>With https:// before it where it has no scheme; empty for nothing.</summary>
    public static string Whole(string text) =>
        text.Length == 0 || text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
}
