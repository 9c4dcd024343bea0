using System.Text.RegularExpressions;
using HotChocolateTests.Clients;

namespace HotChocolateTests;

/// <summary>The application compiles against the real HotChocolate: it uses no namespace that only the stand-in has.</summary>
public partial class ApplicationNamespacesTests
{
    // The public namespaces of the real packages that the application may use, each with a package that contains it.
    static readonly Dictionary<string, string> Real = new()
    {
        ["GreenDonut"] = "GreenDonut",
        ["HotChocolate"] = "HotChocolate.Abstractions",
        ["HotChocolate.AspNetCore"] = "HotChocolate.AspNetCore",
        ["HotChocolate.AspNetCore.Subscriptions"] = "HotChocolate.AspNetCore",
        ["HotChocolate.AspNetCore.Subscriptions.Protocols"] = "HotChocolate.AspNetCore",
        ["HotChocolate.CostAnalysis"] = "HotChocolate.CostAnalysis",
        ["HotChocolate.CostAnalysis.Types"] = "HotChocolate.CostAnalysis",
        ["HotChocolate.Execution"] = "HotChocolate.Execution",
        ["HotChocolate.Execution.Configuration"] = "HotChocolate.Execution",
        ["HotChocolate.Language"] = "HotChocolate.Language.SyntaxTree",
        ["HotChocolate.Execution.Processing"] = "HotChocolate.Types",
        ["HotChocolate.Resolvers"] = "HotChocolate.Types",
        ["HotChocolate.Subscriptions"] = "HotChocolate.Subscriptions",
        ["HotChocolate.Types"] = "HotChocolate.Types",
        ["HotChocolate.Types.Pagination"] = "HotChocolate.Types.CursorPagination",
        ["HotChocolate.Types.Relay"] = "HotChocolate.Types",
    };

    static readonly string[] Application = ["src/Map.Service", "src/Map.Gateway", "src/Map.Cli"];

    [Fact]
    public void Application_uses_only_namespaces_of_real_package()
    {
        var sources = Application
            .Select(folder => Path.Combine(Repository.Root, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" && !file.Contains("node_modules", StringComparison.Ordinal))
            .ToList();

        var strange = sources
            .SelectMany(file => StrangersIn(File.ReadAllText(file)).Select(name => $"{Path.GetFileName(file)}: {name}"))
            .ToList();

        Assert.True(sources.Count > 100, $"There are only {sources.Count} sources.");
        Assert.True(strange.Count == 0, "No package has these namespaces, as far as the list above knows:\n" + string.Join('\n', strange));
    }

    [Theory]
    [InlineData("global using HotChocolate.Validation;", "HotChocolate.Validation")]
    [InlineData("using Step = HotChocolate.Execution.Internal.RequestStep;", "HotChocolate.Execution.Internal.RequestStep")]
    [InlineData("<Using Include=\"GreenDonut.Internal\" />", "GreenDonut.Internal")]
    [InlineData("new global::HotChocolate.Language.Internal.Tokens()", "HotChocolate.Language.Internal.Tokens")]
    public void Namespace_of_no_package_is_found(string source, string expected) => Assert.Equal([expected], StrangersIn(source));

    [Theory]
    [InlineData("using HotChocolate.Types;")]
    [InlineData("using static HotChocolate.Language.OperationType;")]
    [InlineData("catch (HotChocolate.GraphQLException)")]
    [InlineData("// as HotChocolate.Execution.Internal does")]
    [InlineData("builder.AddFilter(\"HotChocolate.Execution.Internal\", LogLevel.Warning);")]
    public void Namespace_of_real_package_is_not_reported(string source) => Assert.Empty(StrangersIn(source));

    // A using directive names a namespace; any other qualified name may end in a type, or in a type and its member.
    static IEnumerable<string> StrangersIn(string source) =>
        from Match match in QualifiedName().Matches(CommentOrText().Replace(source, ""))
        let name = match.Groups["name"].Value
        let parts = name.Split('.')
        let longestTail = match.Groups["using"].Success ? 0 : Math.Min(2, parts.Length - 1)
        let candidates = Enumerable.Range(0, longestTail + 1).Select(tail => string.Join('.', parts[..^tail]))
        where !candidates.Any(Real.ContainsKey) || parts.Contains("Internal")
        select name;

    [GeneratedRegex("""
        (?<using>using[ ]|<Using[ ]Include=")? (?<![\w.])
        (?<name> (GreenDonut|HotChocolate) (\.[A-Za-z_]\w*)* ) (?!\w)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex QualifiedName();

    [GeneratedRegex("""//[^\n]*|(?<!<Using Include=)"(\\.|[^"\\\n])*["]""")]
    private static partial Regex CommentOrText();
}
