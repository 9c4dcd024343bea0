namespace Map.Service.Contributions.Suggestions.Contents;

/// <summary>Refuses what no honest suggestion has, in any of its texts: control characters, characters that turn the direction of what
/// follows, and hosts that only look like another.</summary>
static class TextRules
{
    public static void PlainText(this Violations violations, SuggestRequest request)
    {
        foreach (var (path, text) in SuggestionContents.TextsOf(request.Change, "change"))
        {
            if (Characters.Fault(text) is { } fault) violations.Add(path, fault);
            foreach (var host in Links.Hosts(text))
                if (TextRisks.FaultOfHost(host) is { } mixed) violations.Add(path, mixed);
        }
    }
}
