namespace Map.Service.Regions;

/// <summary>Regions by parent, position or name. Index: region_by_parent, or those inside of regions_containing(). By name alone, all
/// regions are read: about a thousand.</summary>
public sealed class SearchRegions(MapServers servers)
{
    const string Order = "o.kind, folded(o.name) COLLATE \"C\", o.code COLLATE \"C\"";

    public async Task<SearchRegionsResponse> RunAsync(SearchRegionsRequest request, CancellationToken cancellationToken)
    {
        var size = await CheckAsync(request, cancellationToken);
        var fingerprint = QueryFingerprint.Of(request);
        var cursor = fingerprint.Read<RegionCursor>(request.PageToken);
        var statement = new Statement();
        var page = $"""
            SELECT o.* FROM region o WHERE true{Conditions(request, cursor, statement)}
            ORDER BY {Order} LIMIT {statement.Value(size + 1)}
            """;
        statement.Append(RegionRow.Select(page, Order));
        var rows = await servers.ForReading.ReadAllAsync(statement, RegionRow.Read, cancellationToken);

        var response = new SearchRegionsResponse();
        if (Page.Fill(response.Regions, rows, size, row => row.Region))
            response.NextPageToken = fingerprint.TokenAfter(RegionCursor.Of(rows[response.Regions.Count - 1]));
        return response;
    }

    async Task<int> CheckAsync(SearchRegionsRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 1_000, violations);
        if (request.HasText) TextFilter.Check(request.Text, "text", violations);
        if (request.Containing is { } position) PositionRules.Check(position, "containing", violations);
        if (request.HasParentCode && (await RegionCodes.UnknownAsync(servers.ForReading, [request.ParentCode], cancellationToken)).Count > 0)
            violations.Add("parent_code", RegionCode.Unknown(request.ParentCode));
        violations.ThrowIfAny();
        return size;
    }

    static string Conditions(SearchRegionsRequest request, RegionCursor? cursor, Statement statement) =>
        (request.HasParentCode ? $" AND o.parent_code = {statement.Value(request.ParentCode)}" : "")
        + (request.Containing is { } position
            ? $" AND o.code IN (SELECT regions_containing({GeometrySql.Point(position, statement)}))" : "")
        + (TextFilter.All("o.search_text", request.Text, statement) is { } words ? $" AND {words}" : "")
        + (cursor is var (kind, sortName, code)
            ? $" AND ({Order}) > ({statement.Value(kind)}, {statement.Value(sortName)}, {statement.Value(code)})" : "");
}
