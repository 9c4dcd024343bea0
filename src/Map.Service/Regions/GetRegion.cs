namespace Map.Service.Regions;

/// <summary>One region. Index: the primary key; at most one row.</summary>
public sealed class GetRegion(MapServers servers)
{
    public async Task<Region> RunAsync(GetRegionRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        RegionCodes.Check(request.Code, "code", violations);
        violations.ThrowIfAny();
        var statement = new Statement();
        statement.Append(RegionRow.Select($"SELECT o.* FROM region o WHERE o.code = {statement.Value(request.Code)}", "o.code"));
        var rows = await servers.ForReading.ReadAllAsync(statement, RegionRow.Read, cancellationToken);
        return rows.SingleOrDefault()?.Region ?? throw Refusal.NotFound("region", request.Code);
    }
}
