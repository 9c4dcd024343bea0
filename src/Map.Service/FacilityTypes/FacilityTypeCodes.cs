using Microsoft.EntityFrameworkCore;

namespace Map.Service.FacilityTypes;

/// <summary>How a filter names facility types: by code, or by a word of another vocabulary, as in gb:IRC. Case does not count.</summary>
static class FacilityTypeCodes
{
    /// <summary>The condition that place p is of one of these types. Index: place_by_facility_type.</summary>
    public static string OfOne(IEnumerable<string> codes, Statement statement)
    {
        var names = statement.Value(codes.Select(Folded).Distinct().ToArray());
        return $"p.facility_type = ANY(ARRAY(SELECT n.code FROM facility_type_name n WHERE n.name = ANY({names})))";
    }

    /// <summary>All codes: a few dozen.</summary>
    public static Task<HashSet<string>> AllAsync(MapDbContext context, CancellationToken cancellationToken) =>
        context.Database.SqlQuery<string>($"SELECT code AS \"Value\" FROM facility_type").ToHashSetAsync(cancellationToken);

    /// <summary>The codes that are not known.</summary>
    public static async Task<IReadOnlyList<string>> UnknownAsync(
        NpgsqlDataSource database, IReadOnlyCollection<string> codes, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var names = statement.Value(codes.Where(CouldBe).Select(Folded).Distinct().ToArray());
        statement.Append($"SELECT n.name FROM facility_type_name n WHERE n.name = ANY({names})");
        var known = await database.ReadAllAsync(statement, row => row.GetString(0), cancellationToken);
        return [.. codes.Where(code => !CouldBe(code) || !known.Contains(Folded(code)))];
    }

    public static string Unknown(string code) =>
        $"\"{(code.Length <= 50 ? code : code[..50] + "…")}\" is not a facility type. Types are like \"removal_centre\", words of other "
        + "vocabularies like \"gb:IRC\" or \"fr:CRA\"; the list of facility types has all of them.";

    // PostgreSQL refuses U+0000 in a text.
    static bool CouldBe(string code) => code.Length <= 150 && !code.Contains('\0');

    static string Folded(string code) => code.ToLowerInvariant();
}
