using System.Text.RegularExpressions;

namespace Map.Service.Tests.Access;

public sealed partial class VisibilityIsTheOnlyWayTests
{
    [Fact]
    public void No_query_of_calls_names_tables_of_places_and_organisations_itself()
    {
        var source = Path.Combine(Repository.Root, "src", "Map.Service");
        var files = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(source, file) is not ("Access/Visibility.cs" or "Access/PastVisibility.cs"));

        var found = files.SelectMany(file =>
            Tables().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));

        Assert.Equal(
        [
            // Only compares the ids of places that the query has found already.
            "PlaceFilterFields.cs: FROM place own",
            // Writers, who ask whether they may change what they have read by the policy, what would be left without its organisation, and what
            // a repeated request has added or a row of a list became, which they then read by the policy.
            "CreatePlace.cs: JOIN place p", "EditOrganisations.cs: FROM organisation o", "ListedRows.cs: JOIN place p", "PresentOrganisations.cs: FROM organisation o",
            "PresentTree.cs: FROM organisation WHERE", "PresentTree.cs: FROM organisation o", "PresentTree.cs: FROM place p", "PresentTree.cs: JOIN organisation o",
            // An operator's command, which says only the hash of all that there is.
            "StateOfRevision.cs: FROM organisation AS", "StateOfRevision.cs: FROM place AS",
            "SubjectReads.cs: FROM place p", "SuggestionRows.cs: FROM organisation o",
            "SuggestionRows.cs: FROM place p",
        ],
        found.OrderBy(one => one.StartsWith("PlaceFilter", StringComparison.Ordinal) ? "" : one, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\b(FROM|JOIN)\s+(place|organisation)\b(\s+\w+)?|exact_position", RegexOptions.IgnoreCase)]
    private static partial Regex Tables();
}
