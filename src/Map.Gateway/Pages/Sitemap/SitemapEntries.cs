using System.Runtime.CompilerServices;
using Map.Gateway.Pages.Layout;
using FieldMask = Google.Protobuf.WellKnownTypes.FieldMask;

namespace Map.Gateway.Pages.Sitemap;

/// <summary>A page for search engines.</summary>
/// <param name="Path">Its path without the language: /places/0190….</param>
/// <param name="Changed">When what it is about last changed; null when that is not known.</param>
public sealed record SitemapEntry(string Path, DateTime? Changed = null);

/// <summary>Reads which pages there are.</summary>
sealed class SitemapEntries(
    V1.PlacesService.PlacesServiceClient places, V1.OrganisationsService.OrganisationsServiceClient organisations,
    V1.StatisticsService.StatisticsServiceClient statistics)
{
    const int PageSize = 1_000;

    static readonly FieldMask Changed = FieldMask.FromString("updated_at");

    static readonly Dictionary<string, V1.PlaceKind> Kinds =
        Words.Values<V1.PlaceKind>().ToDictionary(kind => Words.Of(kind), StringComparer.Ordinal);

    /// <summary>The files, each with the pages of one sort. With all languages beside each address a file has room for 25,000 pages.</summary>
    public static IReadOnlyList<string> Files { get; } = ["pages", "regions", "organisations", .. Kinds.Keys];

    /// <summary>The pages of a file; null when there is no such file.</summary>
    public IAsyncEnumerable<SitemapEntry>? Of(string file, CancellationToken cancellation) => file switch
    {
        "pages" => FixedPages().ToAsyncEnumerable(),
        "regions" => RegionsAsync(cancellation),
        "organisations" => OrganisationsAsync(cancellation),
        _ => Kinds.TryGetValue(file, out var kind) ? PlacesAsync(kind, cancellation) : null,
    };

    static IEnumerable<SitemapEntry> FixedPages()
    {
        var links = new Links("");
        // Without a language: /regions for //regions.
        return new[] { links.Home, links.Regions, links.Data, links.Keep }.Select(link => new SitemapEntry(link[1..]));
    }

    // Those with places: an empty page of a region helps nobody.
    async IAsyncEnumerable<SitemapEntry> RegionsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = await statistics.SummarisePlacesAsync(new() { By = { V1.StatisticsDimension.Region } }, cancellationToken: cancellation);
        foreach (var row in rows.Rows.Where(row => row.HasRegionCode))
            yield return new("/regions/" + row.RegionCode);
    }

    async IAsyncEnumerable<SitemapEntry> OrganisationsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var token = "";
        do
        {
            var page = await organisations.SearchOrganisationsAsync(new() { PageSize = PageSize, PageToken = token }, cancellationToken: cancellation);
            foreach (var result in page.Results)
                yield return new("/organisations/" + result.Organisation.Id, result.Organisation.UpdatedAt?.ToDateTime());
            token = page.NextPageToken;
        }
        while (token.Length > 0);
    }

    async IAsyncEnumerable<SitemapEntry> PlacesAsync(V1.PlaceKind kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Closed places have pages, too.
        var filter = new V1.PlaceFilter { Kinds = { kind }, Statuses = { Words.Values<V1.PlaceStatus>() } };
        var token = "";
        do
        {
            var page = await places.SearchPlacesAsync(
                new() { Filter = filter, PageSize = PageSize, PageToken = token, ReadMask = Changed }, cancellationToken: cancellation);
            foreach (var result in page.Results)
                yield return new("/places/" + result.Place.Id, result.Place.UpdatedAt?.ToDateTime());
            token = page.NextPageToken;
        }
        while (token.Length > 0);
    }
}
