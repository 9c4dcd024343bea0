using Map.Places.Errors;
using Map.Places.Storage;
using Npgsql;

namespace Map.Places.Regions;

/// <summary>Which codes are those of regions.</summary>
public static class RegionCodes
{
    /// <summary>Those of the codes that no region has.</summary>
    public static async Task<IReadOnlyList<string>> UnknownAsync(
        NpgsqlDataSource database, IReadOnlyCollection<string> codes, CancellationToken cancellationToken)
    {
        if (codes.Count == 0) return [];
        var statement = new Statement();
        statement.Append($"""
            SELECT DISTINCT code FROM unnest({statement.Value(codes.ToArray())}) code
            WHERE NOT EXISTS (SELECT FROM region WHERE region.code = code.code)
            """);
        await using var command = statement.On(database);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var unknown = new List<string>();
        while (await rows.ReadAsync(cancellationToken)) unknown.Add(rows.GetString(0));
        return unknown;
    }

    /// <summary>Whether it could be a code at all: what no database has to be asked for.</summary>
    public static void Check(string code, string field, Violations violations)
    {
        if (code.Length is < 2 or > 6 || !code.All(letter => letter is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
            violations.Add(field, Unknown(code));
    }

    public static string Unknown(string code) => $"\"{code}\" is not the code of a region. Codes are like FR, FR-62, GB-ENG, GB-KEN, UKI.";
}
