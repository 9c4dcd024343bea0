using System.Text.Json;
using Map.Testing.Clients;
using Map.Web.Tests.Everyone;
using Map.Web.Tests.Running;

namespace Map.Web.Tests.Judges;

/// <summary>The W3C's Nu Html Checker finds no error in any page.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class HtmlCheckerTests(RehearsedMap map)
{
    const string Folder = "tests/Map.Web.Tests/Judges";

    // Properties of CSS that its checker of styles has never heard of.
    static readonly string[] UnknownToIt = ["“paint-order”", "“text-size-adjust”", "“text-wrap”", "“content-visibility”"];

    [NodeFact(Folder)]
    public async Task Pages_are_valid()
    {
        var folder = Directory.CreateTempSubdirectory("map-html-").FullName;
        foreach (var language in map.WholeLanguages)
        {
            foreach (var page in SitePage.All)
            {
                var file = Path.Combine(folder, $"{page.Name.Replace(' ', '-')}.{language}.html");
                await File.WriteAllTextAsync(file, await page.HtmlAsync(map, language));
            }
        }

        var jar = Path.Combine(Repository.Root, Folder, "node_modules/vnu-jar/build/dist/vnu.jar");
        // It prints to standard error, and its exit code says whether there are errors.
        var (_, said, _) = await Tool.RunAsync("java", "", "-Xmx512m", "-jar", jar, "--format", "json", folder);
        Directory.Delete(folder, recursive: true);

        using var report = JsonDocument.Parse(said);
        var faults = new Faults();
        faults.Add("vnu", report.RootElement.GetProperty("messages").EnumerateArray()
            .Where(message => message.GetProperty("type").GetString() != "info" || message.TryGetProperty("subType", out _))
            .Where(message => !UnknownToIt.Any(message.GetProperty("message").GetString()!.Contains))
            .Select(message => $"{Path.GetFileName(message.GetProperty("url").GetString())}: {message.GetProperty("message").GetString()} "
                + (message.TryGetProperty("extract", out var extract) ? extract.GetString() : ""))
            .Distinct());
        faults.AssertNone();
    }
}
