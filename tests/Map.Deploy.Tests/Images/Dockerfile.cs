using System.Text.RegularExpressions;

namespace Map.Deploy.Tests.Images;

/// <summary>What a Dockerfile takes from the checkout.</summary>
static partial class Dockerfile
{
    public static IEnumerable<string> All { get; } = DeployFiles.All.Where(path => Path.GetFileName(path) == "Dockerfile");

    /// <summary>The sources of COPY that are not of another stage.</summary>
    public static IEnumerable<string> CopiedFromCheckout(string path) => Copy().Matches(DeployFiles.Read(path))
        .Where(match => !match.Groups["options"].Value.Contains("--from=", StringComparison.Ordinal))
        .SelectMany(match => match.Groups["paths"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipLast(1));

    [GeneratedRegex(@"^COPY (?<options>(--\S+ )*)(?<paths>.+)$", RegexOptions.Multiline)]
    private static partial Regex Copy();
}
