using Map.Gateway.Pages.Cards;

namespace Map.Gateway.Pages.Regions;

/// <summary>Reads what the page of a region shows.</summary>
sealed class RegionReader(
    V1.RegionsService.RegionsServiceClient regions, V1.PlacesService.PlacesServiceClient places,
    V1.StatisticsService.StatisticsServiceClient statistics, V1.OrganisationsService.OrganisationsServiceClient organisations)
{
    const int MostHelp = 15;
    const int MostBorder = 60;
    const int MostOperators = 20;
    const int FirstYear = 1990;

    // The service has few connections, and others want some of them, too.
    const int YearsAtOnce = 4;

    static readonly V1.PlaceKind[] Regime = [V1.PlaceKind.DetentionCentre, V1.PlaceKind.ReportingCentre, V1.PlaceKind.Office];

    /// <exception cref="Grpc.Core.RpcException">NOT_FOUND: there is no such region.</exception>
    public async Task<RegionModel> ReadAsync(string code, DateOnly today, CancellationToken cancellation)
    {
        var region = await regions.GetRegionAsync(new() { Code = code }, cancellationToken: cancellation);
        var border = new V1.PlaceFilter { Regions = { code }, Kinds = { Regime } };
        var (helping, holding) = (HelpAsync(code, cancellation), ListAsync(border, MostBorder, cancellation));
        var (operators, parts, years) = (OperatorsAsync(code, cancellation), PartsAsync(code, cancellation), YearsAsync(code, today, cancellation));
        var within = await WithinAsync(region, cancellation);
        var (groups, centres) = (await helping, await holding);
        var numbered = PlaceItem.Numbered(groups.Items);
        return new(region, within, numbered, groups.Total, PlaceItem.Numbered(centres.Items, after: PlaceItem.Last(numbered)), centres.Total, await operators, await parts, await years);
    }

    /// <summary>Groups that are there come before those that cover it from elsewhere.</summary>
    async Task<(IReadOnlyList<PlaceItem> Items, long Total)> HelpAsync(string code, CancellationToken cancellation)
    {
        var (there, all) = (ListAsync(Groups(V1.RegionMatch.Location), MostHelp, cancellation), ListAsync(Groups(V1.RegionMatch.LocationOrCoverage), MostHelp, cancellation));
        var local = (await there).Items;
        var others = (await all).Items.ExceptBy(local.Select(item => item.Place.Id), item => item.Place.Id);
        return ([.. local.Concat(others).Take(MostHelp)], (await all).Total);

        V1.PlaceFilter Groups(V1.RegionMatch match) => new() { Regions = { code }, RegionMatch = match, Kinds = { V1.PlaceKind.SupportGroup } };
    }

    async Task<(IReadOnlyList<PlaceItem> Items, long Total)> ListAsync(V1.PlaceFilter filter, int most, CancellationToken cancellation)
    {
        var list = places.SearchPlacesAsync(
            new() { Filter = filter, PageSize = most, ReadMask = CardFields.Mask }, cancellationToken: cancellation);
        var count = places.CountPlacesAsync(new() { Filter = filter }, cancellationToken: cancellation);
        return ([.. (await list).Results.Select(result => new PlaceItem(result.Place))], (await count).Count);
    }

    async Task<IReadOnlyList<V1.Region>> WithinAsync(V1.Region region, CancellationToken cancellation)
    {
        var within = new List<V1.Region>();
        while (region.ParentCode.Length > 0)
            within.Insert(0, region = await regions.GetRegionAsync(new() { Code = region.ParentCode }, cancellationToken: cancellation));
        return within;
    }

    async Task<IReadOnlyList<OperatorRow>> OperatorsAsync(string code, CancellationToken cancellation)
    {
        var rows = (await statistics.SummarisePlacesAsync(
            new()
            {
                Filter = new() { Regions = { code }, Kinds = { V1.PlaceKind.DetentionCentre, V1.PlaceKind.ReportingCentre } },
                By = { V1.StatisticsDimension.Operator },
            },
            cancellationToken: cancellation)).Rows.Where(row => row.OperatorId.Length > 0).Take(MostOperators).ToList();
        if (rows.Count == 0)
            return [];
        var names = (await organisations.BatchGetOrganisationsAsync(
            new() { Ids = { rows.Select(row => row.OperatorId) } }, cancellationToken: cancellation)).Organisations.ToDictionary(one => one.Id);
        return [.. rows.Where(row => names.ContainsKey(row.OperatorId)).Select(row => new OperatorRow(names[row.OperatorId], row.Count, row.Capacity))];
    }

    async Task<IReadOnlyList<PartRow>> PartsAsync(string code, CancellationToken cancellation)
    {
        var counts = statistics.SummarisePlacesAsync(
            new() { Filter = new() { Regions = { code } }, By = { V1.StatisticsDimension.Region } }, cancellationToken: cancellation);
        var parts = await regions.SearchRegionsAsync(new() { ParentCode = code }, cancellationToken: cancellation);
        var byCode = (await counts).Rows.ToDictionary(row => row.RegionCode, row => row.Count, StringComparer.Ordinal);
        return [.. parts.Regions.Select(part => new PartRow(part, byCode.GetValueOrDefault(part.Code))).Where(part => part.Places > 0)];
    }

    /// <summary>A figure for the last day of every year, and for today; none where nothing was ever held.</summary>
    async Task<IReadOnlyList<CapacityYear>> YearsAsync(string code, DateOnly today, CancellationToken cancellation)
    {
        var years = new List<CapacityYear>();
        foreach (var some in Enumerable.Range(FirstYear, today.Year - FirstYear + 1).Chunk(YearsAtOnce))
            years.AddRange(await Task.WhenAll(some.Select(year => YearAsync(code, year, today, cancellation))));
        return [.. years.SkipWhile(year => year.Known == 0)];
    }

    async Task<CapacityYear> YearAsync(string code, int year, DateOnly today, CancellationToken cancellation)
    {
        var day = year == today.Year ? today : new(year, 12, 31);
        var filter = new V1.PlaceFilter { Regions = { code }, Kinds = { V1.PlaceKind.DetentionCentre }, OpenOn = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        var row = (await statistics.SummarisePlacesAsync(new() { Filter = filter }, cancellationToken: cancellation)).Rows.FirstOrDefault();
        return new(year, row?.Capacity ?? 0, row?.PlacesWithCapacity ?? 0, row?.Count ?? 0);
    }
}
