namespace Map.Service.Import.Lists;

/// <summary>Finds the organisations that rows name as running a place. Those that the map does not have are asked about once, and kept in the
/// note of the place.</summary>
sealed class RowOperators
{
    readonly Dictionary<string, Guid?> known = [];

    RowOperators(IEnumerable<(Guid Id, string[] Names)> organisations)
    {
        foreach (var (id, names) in organisations)
            foreach (var name in names.Append(id.ToString()).Select(AsciiWords.Of).Where(name => name.Length > 0).Distinct())
                // A name of two says nothing.
                known[name] = known.TryGetValue(name, out var other) && other != id ? null : id;
    }

    /// <summary>By the names of the organisations that a caller may see.</summary>
    public static async Task<RowOperators> LoadAsync(NpgsqlDataSource database, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT o.id, array_remove(ARRAY[o.name, o.short_name] || ARRAY(SELECT value FROM jsonb_each_text(o.names))
                || ARRAY(SELECT name FROM organisation_name WHERE organisation_id = o.id), NULL)
            FROM {Visibility.Organisations(caller, statement)} ORDER BY o.id
            """);
        return new(await database.ReadAllAsync(statement, row => (row.GetGuid(0), row.GetFieldValue<string[]>(1)), cancellationToken));
    }

    public void Find(ListRow row)
    {
        Find(row, "operator", InvolvementRole.Operates, row.Listed.Operators);
        Find(row, "authority", InvolvementRole.Authority, row.Listed.Authorities);
    }

    void Find(ListRow row, string field, InvolvementRole role, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (known.GetValueOrDefault(AsciiWords.Of(name)) is { } id)
            {
                row.Involvements.Add((id, role));
                continue;
            }

            row.Note("organisation_unknown", field, $"{Quote.Of(name)} is no organisation of the map, or several; add it, or say in the mapping which is meant. It is kept in the note.");
            var kept = $"{row.Table.ColumnOf(field)}: {name}";
            row.Place.Note = row.Place.HasNote ? $"{row.Place.Note}\n{kept}" : kept;
        }
    }
}
