using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Keep;

/// <summary>What can be taken along. The page names it; keeping and forgetting are done by the script, on the phone.</summary>
/// <param name="Countries">The countries with places.</param>
public sealed record KeepModel(IReadOnlyList<CountryRow> Countries)
{
    public long Total => Countries.Sum(country => country.Total);
}

static class KeepPage
{
    public static void Map(PageRoutes pages) => pages.Get("/keep", ShowAsync);

    static async Task<IResult> ShowAsync(Page page, ListReader lists) => page.Show<KeepBody>(
        new(page.Say["keep.title"], page.Say["keep.lead"]), new KeepModel(await lists.CountriesAsync(page.Aborted)));
}
