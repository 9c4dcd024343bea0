using Map.Service.Contributions.Suggestions.Contents;

namespace Map.Service.Contributions.Suggestions;

/// <summary>How much harm a suggestion could do, so that reviewers see the worst first. It decides nothing.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Reasons">Why, in words.</param>
sealed record Risk(float Value, string[] Reasons)
{
    // Each adds its part of what is left to 1, so that many small ones never outweigh a grave one by much.
    static readonly Dictionary<string, (float Weight, string Reason)> OfFields = new()
    {
        ["contacts"] = (0.5f, "changes how it is reached"), ["website"] = (0.4f, "changes the website"),
        ["position"] = (0.35f, "moves it"), ["status"] = (0.35f, "changes whether it is open"), ["published"] = (0.6f, "takes it off the map"),
        ["name"] = (0.3f, "changes the name"), ["coverage_codes"] = (0.25f, "changes what it serves"), ["periods"] = (0.2f, "changes when it was open"),
        ["organisation_id"] = (0.3f, "changes whose it is"),
    };

    public static Risk Of(SuggestRequest request, ChangeResult tried, SuggestionContents contents)
    {
        var found = new List<(float Weight, string Reason)>();
        var isNew = request.Change.AddPlace is not null || request.Change.AddOrganisation is not null || request.Change.AddEvent is not null;
        foreach (var change in tried.Changes.Where(change => !isNew || change.Field is "contacts" or "website"))
            if (OfFields.TryGetValue(change.Field, out var known)) found.Add(change.Before.Count > 0 || change.Field == "published" ? known : (known.Weight / 2, known.Reason));
        if (request.Sources.Count == 0) found.Add((0.2f, "names no source"));
        if (tried.Changes.Any(change => change.Before.Count > 0 && change.After.Count == 0)) found.Add((0.3f, "empties a field"));
        found.AddRange(TextRisks.Of(contents.Texts).Select(reason => (0.4f, reason)));
        found.AddRange(contents.Hosts.Select(TextRisks.OfHost).OfType<string>().Select(reason => (0.6f, reason)));
        if (tried.Changes.FirstOrDefault(change => change.Field == "name") is { } name && TextRisks.OfName(name.Before, name.After) is { } posing)
            found.Add((0.6f, posing));
        var safe = found.Aggregate(1f, (left, each) => left * (1 - each.Weight));
        return new(1 - safe, [.. found.OrderByDescending(each => each.Weight).Select(each => each.Reason).Distinct()]);
    }
}
