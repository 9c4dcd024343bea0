namespace Map.Service.Regions;

/// <summary>Several regions by code. Index: the primary key; at most 1,000 rows.</summary>
public sealed class BatchGetRegions(MapServers servers)
{
    public async Task<BatchGetRegionsResponse> RunAsync(BatchGetRegionsRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        violations.CheckCount(request.Codes.Count, "codes", Ids.MaximumInBatch);
        for (var i = 0; i < request.Codes.Count; i++) RegionCodes.Check(request.Codes[i], $"codes[{i}]", violations);
        violations.ThrowIfAny();

        var statement = new Statement();
        var page = $"SELECT o.* FROM region o WHERE o.code = ANY({statement.Value(request.Codes.ToArray())})";
        statement.Append(RegionRow.Select(page, "o.code"));
        var rows = await servers.ForReading.ReadAllAsync(statement, RegionRow.Read, cancellationToken);
        var found = Batch.InOrder(request.Codes, rows.Select(row => row.Region), region => region.Code);
        return Batch.Checked(new BatchGetRegionsResponse { Regions = { found } }, request.Codes.Count);
    }
}
