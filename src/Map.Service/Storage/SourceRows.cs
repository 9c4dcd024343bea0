using System.Globalization;

namespace Map.Service.Storage;

/// <summary>The sources of a place or an organisation as a whole, as rows and as messages.</summary>
static class SourceRows
{
    const string Day = "yyyy-MM-dd";

    /// <summary>The cells of row x, joined with source s, as <see cref="Read"/> takes them.</summary>
    public const string Columns = "s.citation, s.url, array_to_string(x.supports, ','), to_char(x.read_on, 'YYYY-MM-DD')";

    public static Source Read(string?[] cells)
    {
        var source = ReaderExtensions.ToSource(cells[0], cells[1])!;
        if (cells[2] is { Length: > 0 } supports) source.Supports.AddRange(supports.Split(','));
        if (cells[3] is { } day) source.ReadOn = day;
        return source;
    }

    /// <summary>A source of the whole as that of one claim, which it supports by standing there.</summary>
    public static Source ForClaim(Source source) => ReaderExtensions.ToSource(source.Citation, source.HasUrl ? source.Url : null)!;

    /// <summary>Makes the rows equal to the messages.</summary>
    public static void Sync<TRow>(List<TRow> rows, IReadOnlyList<Source> sources, Func<int, TRow> make, MapDbContext context)
        where TRow : class, ISourceRow => Rows.Sync(rows, sources, make, (row, source) =>
        {
            row.SourceId = context.IdOf(source);
            // An equal list stays the same object: another would make a revision.
            if (!row.Supports.SequenceEqual(source.Supports, StringComparer.Ordinal)) row.Supports = [.. source.Supports];
            row.ReadOn = source.HasReadOn ? DateOnly.ParseExact(source.ReadOn, Day, CultureInfo.InvariantCulture) : null;
        });
}
