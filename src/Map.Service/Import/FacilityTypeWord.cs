using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import;

/// <summary>A row of facility_types.csv: a word of a vocabulary and the facility type that it leads to. In the scheme map the word is the
/// code of a type.</summary>
public sealed record FacilityTypeWord(string Scheme, string Word, string Code, string Name, string? Source)
{
    /// <summary>The scheme of the map's own types.</summary>
    public const string Types = "map";

    public bool IsType => Scheme == Types;

    /// <summary>The key by which filters find it.</summary>
    public (string Scheme, string Word) Key => (Scheme, Word.ToLowerInvariant());

    /// <summary>All words in the database.</summary>
    internal static Task<List<FacilityTypeWord>> LoadAsync(MapDbContext context, CancellationToken cancellationToken) =>
        context.Database.SqlQuery<FacilityTypeWord>($"""
            SELECT {Types} AS "Scheme", code AS "Word", code AS "Code", name AS "Name", NULL AS "Source" FROM facility_type
            UNION ALL
            SELECT scheme, word, code, name, source FROM facility_type_word
            """).ToListAsync(cancellationToken);
}
