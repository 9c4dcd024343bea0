namespace Map.Service.Geo;

/// <summary>Checks the codes of regions.</summary>
public static class RegionCodes
{
    /// <summary>The codes that no region has.</summary>
    public static async Task<IReadOnlyList<string>> UnknownAsync(
        NpgsqlDataSource database, IReadOnlyCollection<string> codes, CancellationToken cancellationToken)
    {
        var unknown = codes.Where(code => !RegionCode.CouldBe(code)).ToList();
        if (codes.Count == unknown.Count) return unknown;
        var statement = new Statement();
        statement.Append($"""
            SELECT DISTINCT code FROM unnest({statement.Value(codes.Where(RegionCode.CouldBe).ToArray())}) code
            WHERE NOT EXISTS (SELECT FROM region WHERE region.code = code.code)
            """);
        await using var command = statement.On(database);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) unknown.Add(rows.GetString(0));
        return unknown;
    }

    /// <summary>Refuses a text that cannot be a code, without a query.</summary>
    public static void Check(string code, string field, Violations violations)
    {
        if (!RegionCode.CouldBe(code)) violations.Add(field, RegionCode.Unknown(code));
    }
}
