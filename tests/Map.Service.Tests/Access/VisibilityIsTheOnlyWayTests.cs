using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Map.Service.Tests.Access;

public sealed partial class VisibilityIsTheOnlyWayTests
{
    [Fact]
    public void No_query_of_calls_names_tables_of_places_and_organisations_itself()
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../src/Map.Service"));
        // Every folder but the policy itself, and the one that owns the tables.
        var files = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[0] is not ("Access" or "Storage"));

        var found = files.SelectMany(file =>
            Tables().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));

        // Only compares the ids of places that the query has found already.
        Assert.Equal(["PlaceFilterFields.cs: FROM place own"], found);
    }

    static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\b(FROM|JOIN)\s+(place|organisation)\b(\s+\w+)?|exact_position", RegexOptions.IgnoreCase)]
    private static partial Regex Tables();
}
