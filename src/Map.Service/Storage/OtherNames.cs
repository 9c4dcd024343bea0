namespace Map.Service.Storage;

/// <summary>The other names of places and organisations, which are stored alike.</summary>
static class OtherNames
{
    /// <summary>The columns of each row x as text.</summary>
    public const string Columns = "x.name, x.language, x.kind::text, s.citation, s.url";

    public static OtherName Read(string?[] cells)
    {
        var name = new OtherName
        {
            Name = cells[0], Kind = MapEnums.Parse<NameKind>(cells[2]!), Source = ReaderExtensions.ToSource(cells[3], cells[4]),
        };
        if (cells[1] is { } language) name.Language = language;
        return name;
    }

    /// <summary>Makes the rows equal to the messages.</summary>
    public static void Write<TRow>(List<TRow> rows, IReadOnlyList<OtherName> names, Func<int, TRow> make, MapDbContext context)
        where TRow : class, IOtherName =>
        Rows.Sync(rows, names, make, (row, name) => Set(row, name, context));

    /// <summary>Adds the names that are missing, and updates those that are there.</summary>
    /// <param name="rows">The names of one place or organisation.</param>
    /// <param name="names">Those that a file has of it.</param>
    /// <param name="isReplaced">Whether names that the file does not have are removed.</param>
    /// <param name="make">Makes a row with this number.</param>
    /// <param name="context">For the sources.</param>
    public static void Apply<TRow>(
        List<TRow> rows, IReadOnlyList<OtherName> names, bool isReplaced, Func<int, TRow> make, MapDbContext context)
        where TRow : class, IOtherName =>
        Rows.Merge(
            rows, names, (row, name) => OtherNameRules.KeyOf(row.Name, row.Language) == OtherNameRules.KeyOf(name.Name, name.Language),
            _ => isReplaced, make, (row, name) => Set(row, name, context));

    static void Set(IOtherName row, OtherName name, MapDbContext context)
    {
        row.Name = name.Name;
        row.Language = LanguageOf(name);
        row.Kind = name.Kind;
        row.SourceId = context.IdOfOptional(name.Source);
    }

    static string? LanguageOf(OtherName name) => name.HasLanguage ? name.Language : null;
}
