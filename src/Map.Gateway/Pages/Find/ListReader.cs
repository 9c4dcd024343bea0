using Map.Gateway.Pages.Cards;

namespace Map.Gateway.Pages.Find;

/// <summary>Reads the places of a filter, and how many each further choice would leave.</summary>
sealed class ListReader(
    V1.PlacesService.PlacesServiceClient places, V1.StatisticsService.StatisticsServiceClient statistics, V1.RegionsService.RegionsServiceClient regions)
{
    public const int PageSize = 30;

    static readonly (string Parameter, V1.StatisticsDimension By, Func<V1.StatisticsRow, string> Value)[] Counted =
    [
        ("services", V1.StatisticsDimension.Service, row => row.Service == default ? "" : Words.Of(row.Service)),
        ("languages", V1.StatisticsDimension.Language, row => row.Language),
        ("waysToHelp", V1.StatisticsDimension.WayToHelp, row => row.WayToHelp == default ? "" : Words.Of(row.WayToHelp)),
    ];

    public async Task<ListModel> ReadAsync(PageFilter filter, string? after, CancellationToken cancellation)
    {
        var search = places.SearchPlacesAsync(
            new()
            {
                Filter = filter.Message,
                OrderBy = filter.Message.HasText ? V1.PlaceOrder.Relevance : V1.PlaceOrder.Name,
                PageSize = PageSize,
                PageToken = after ?? "",
                ReadMask = CardFields.Mask,
            },
            cancellationToken: cancellation);
        var count = places.CountPlacesAsync(new() { Filter = filter.Message }, cancellationToken: cancellation);
        var choices = ChoicesAsync(filter, cancellation);
        var found = await search;
        var total = (await count).Count;
        return new(
            filter,
            PlaceItem.Numbered(found.Results.Select(result => new PlaceItem(result.Place))),
            total,
            found.NextPageToken is { Length: > 0 } next ? next : null,
            await choices,
            total > 0 ? [] : await RelaxAsync(filter, cancellation));
    }

    /// <summary>For each choice of a form the number of places that it would leave, whatever else of the same parameter is chosen.</summary>
    public async Task<IReadOnlyList<ChoiceCounts>> ChoicesAsync(PageFilter filter, CancellationToken cancellation) =>
        await Task.WhenAll(Counted.Select(async counted =>
        {
            var others = PageFilter.Of(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(filter.Without(counted.Parameter)));
            var rows = await statistics.SummarisePlacesAsync(new() { Filter = others.Message, By = { counted.By } }, cancellationToken: cancellation);
            return new ChoiceCounts(counted.Parameter, rows.Rows.Select(row => (Value: counted.Value(row), row.Count)).Where(row => row.Value.Length > 0)
                .ToDictionary(row => row.Value, row => row.Count, StringComparer.Ordinal));
        }));

    /// <summary>The countries with places, the most places first.</summary>
    public async Task<IReadOnlyList<CountryRow>> CountriesAsync(CancellationToken cancellation)
    {
        var rows = await statistics.SummarisePlacesAsync(
            new() { By = { V1.StatisticsDimension.Country, V1.StatisticsDimension.Kind } }, cancellationToken: cancellation);
        var counts = rows.Rows.Where(row => row.Country.Length > 0).ToLookup(row => row.Country);
        var found = await regions.BatchGetRegionsAsync(new() { Codes = { counts.Select(country => country.Key) } }, cancellationToken: cancellation);
        return
        [
            .. found.Regions.Select(region => new CountryRow(region, counts[region.Code].ToDictionary(row => row.Kind, row => row.Count)))
                .OrderByDescending(row => row.Total),
        ];
    }

    async Task<IReadOnlyList<Relaxation>> RelaxAsync(PageFilter filter, CancellationToken cancellation)
    {
        var all = await Task.WhenAll(filter.Names.Where(name => name is not "near" and not "withinKm").Select(async name =>
        {
            var query = filter.Without(name);
            var relaxed = PageFilter.Of(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)).Message;
            return new Relaxation(name, query, (await places.CountPlacesAsync(new() { Filter = relaxed }, cancellationToken: cancellation)).Count);
        }));
        return [.. all.Where(relaxation => relaxation.Count > 0).OrderBy(relaxation => relaxation.Count)];
    }
}
