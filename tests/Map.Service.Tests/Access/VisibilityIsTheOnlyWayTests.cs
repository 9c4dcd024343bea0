using System.Text.RegularExpressions;

namespace Map.Service.Tests.Access;

public sealed partial class VisibilityIsTheOnlyWayTests
{
    [Fact]
    public void No_query_of_calls_names_tables_of_places_and_organisations_itself()
    {
        var source = Path.Combine(Repository.Root, "src", "Map.Service");
        var files = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(source, file) is not ("Access/Visibility.cs" or "Access/PastVisibility.cs" or "Access/EventVisibility.cs"));

        var found = files.SelectMany(file =>
            Tables().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));

        Assert.Equal(
        [
            // Only compares the ids of places that the query has found already.
            "PlaceFilterFields.cs: FROM place own",
            // Writers, who ask whether they may change what they have read by the policy, what would be left without its organisation, and what
            // a repeated request has added or a row of a list became, which they then read by the policy.
            "CreatePlace.cs: JOIN place p", "EditOrganisations.cs: FROM organisation o",
            // Compares the id of its place, which the policy shows or not.
            "EventFilterSql.cs: e.venue",
            // Make the times of events, in which nothing of a venue is but from when on it is published.
            "EventTimes.cs: FROM event WHERE", "EventTimes.cs: venue ->", "EventTimesWork.cs: FROM event e", "ListedEvents.cs: JOIN event e", "ListedRows.cs: JOIN place p", "PresentOrganisations.cs: FROM organisation o",
            "PresentTree.cs: FROM organisation WHERE", "PresentTree.cs: FROM organisation o", "PresentTree.cs: FROM place p", "PresentTree.cs: JOIN organisation o",
            // An operator's command, which says only the hash of all that there is.
            "StateOfRevision.cs: FROM event AS", "StateOfRevision.cs: FROM organisation AS", "StateOfRevision.cs: FROM place AS",
            "SubjectReads.cs: FROM place p", "SuggestionRows.cs: FROM organisation o",
            "SuggestionRows.cs: FROM place p",
        ],
        found.OrderBy(one => one.StartsWith("PlaceFilter", StringComparison.Ordinal) ? "" : one, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\b(FROM|JOIN)\s+(place|organisation|event)\b(\s+\w+)?|exact_position|\be\.venue\b|venue\s*->", RegexOptions.IgnoreCase)]
    private static partial Regex Tables();
}
