using System.Text.RegularExpressions;

namespace Map.Cli.Tests.Docs;

/// <summary>docs/tour.md leads to the file that a stranger looks for: each question's file is linked there, and holds what is asked for.</summary>
public sealed partial class TourTests
{
    static readonly string Tour = File.ReadAllText(Path.Combine(Repository.Root, "docs", "tour.md"));

    [Theory]
    [InlineData("Where is a position rounded?", "src/Map.Service/Storage/Migrations/0005_places.sql", "FUNCTION published(")]
    [InlineData("Where does a 429 come from?", "src/Map.Gateway/Http/Limits/CallerLimits.cs", "class CallerLimits")]
    [InlineData("What runs when a revision is written?", "src/Map.Service/Storage/RevisionLog.cs", "INSERT INTO revision")]
    [InlineData("What does a revision keep?", "src/Map.Service/Storage/Functions/subject_state.sql", "FUNCTION place_state(")]
    [InlineData("Who may see an unpublished place?", "src/Map.Service/Access/Visibility.cs", "p.published")]
    [InlineData("What of the past stays hidden?", "src/Map.Service/Access/PastVisibility.cs", "class PastVisibility")]
    [InlineData("Where does a filter field become SQL?", "src/Map.Service/Places/Filter/PlaceFilterFields.cs", "p.services &&")]
    [InlineData("Which fields has a place?", "src/Map.Service/Places/Fields/PlaceFields.cs", "BasicFields.All")]
    [InlineData("How are the nearest places found?", "src/Map.Service/Places/Read/FindNear.cs", "<->")]
    [InlineData("What binds a page token to its query?", "src/Map.Service/Paging/QueryFingerprint.cs", "class QueryFingerprint")]
    [InlineData("Where is a key looked up?", "src/Map.Service/Access/AccessInterceptor.cs", "Bearer")]
    [InlineData("Where is a key frozen that publishes too much?", "src/Map.Service/Access/Trust.cs", "keys.FreezeAsync")]
    [InlineData("Where is the log of admins chained?", "src/Map.Service/Storage/Migrations/0024_keys.sql", "chain_admin_log()")]
    [InlineData("Where is an exception made into a status?", "src/Map.Service/Errors/ErrorInterceptor.cs", "class ErrorInterceptor")]
    [InlineData("Which error has which HTTP status?", "src/Map.Contract/ErrorCatalogue.cs", "404")]
    [InlineData("Where is the cost of an operation computed?", "src/Map.Gateway/Http/Limits/Costs/OperationCosts.cs", "class OperationCosts")]
    [InlineData("Where is an ETag made?", "src/Map.Gateway/Http/Caching/ETagSource.cs", "class ETagSource")]
    [InlineData("How does a gateway learn that its cache is old?", "src/Map.Gateway/Http/Caching/DataVersionWatch.cs", "WatchDataVersion")]
    [InlineData("Which columns has places.csv?", "src/Map.Contract/Files/PlaceColumns.cs", "latitude")]
    [InlineData("Where does a query parameter of a file come from?", "src/Map.Contract/FilterParameter.cs", "Descriptor")]
    [InlineData("Where is a town found by its name?", "src/Map.Gazetteer/Search.cs", "class Search")]
    [InlineData("Which columns may an imported file have?", "src/Map.Service/Import/FileFormat.cs", "capacity_year")]
    [InlineData("Where is PostgreSQL started by ./map up?", "src/Map.Cli/Clusters/PrivateCluster.cs", "class PrivateCluster")]
    public void Question_is_answered_by_tour(string question, string file, string content)
    {
        Assert.True(Links().Contains(file), $"{question} docs/tour.md has no link to {file}.");
        Assert.True(
            File.ReadAllText(Path.Combine(Repository.Root, file)).Contains(content, StringComparison.Ordinal),
            $"{question} {file} has no \"{content}\".");
    }

    [Fact]
    public void Every_link_leads_somewhere() =>
        Assert.All(Links(), path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"docs/tour.md links to {path}, which does not exist."));

    static List<string> Links() =>
        [.. Link().Matches(Tour).Select(match => Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, "docs", match.Groups[1].Value)))];

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
