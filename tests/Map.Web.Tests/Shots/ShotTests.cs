using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Shots;

/// <summary>Pictures of every page, to be looked at one by one: ./map rehearse shots.</summary>
[Collection(RehearsalCollection.Name)]
[Trait("Category", "Shots")]
public sealed class ShotTests(RehearsedMap map)
{
    /// <summary>The folder that they go to.</summary>
    const string FolderKey = "MAP_SHOTS";

    const int Height = 900;

    static readonly string[] Languages = ["en", "fr", "ar"];
    static readonly int[] Widths = [320, 375, 768, 1440];

    static string Folder { get; } =
        Environment.GetEnvironmentVariable(FolderKey) ?? Path.Combine(Repository.Root, ".map", "shots");

    [Theory]
    [MemberData(nameof(SitePage.Names), MemberType = typeof(SitePage))]
    public async Task Page_is_pictured(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, ContactSheet.NameOf(name))).FullName;
        foreach (var language in Languages.Intersect(map.Languages.All.Select(known => known.Tag)))
        {
            foreach (var width in Widths)
            {
                var page = await map.NewPageAsync(new()
                {
                    ViewportSize = new() { Width = width, Height = Height },
                    ReducedMotion = ReducedMotion.Reduce,
                });
                await SitePage.Of(name).OpenAsync(page, map, language);
                foreach (var colours in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    await page.EmulateMediaAsync(new() { ColorScheme = colours });
                    var file = Path.Combine(folder, $"{language}-{width}-{colours}.png".ToLowerInvariant());
                    await page.ScreenshotAsync(new() { Path = file, FullPage = true });
                    Assert.True(new FileInfo(file).Length > 0);
                }

                await page.Context.CloseAsync();
            }
        }

        await ContactSheet.WriteAsync(Folder);
    }
}
