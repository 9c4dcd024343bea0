using Map.Columns;

namespace Map.Service.Import.Lists;

/// <summary>A table of a list: what its columns mean, and its rows.</summary>
sealed class ListTable(string name, Mapping mapping, IReadOnlyList<ImportedColumn> columns)
{
    readonly Dictionary<string, string> columnOf = mapping.Columns.Where(column => column.Field is not null)
        .GroupBy(column => column.Field!).ToDictionary(group => group.Key, group => group.First().Column);

    /// <summary>Of a spreadsheet that of the sheet, else that of the file.</summary>
    public string Name { get; } = name;

    public Mapping Mapping { get; } = mapping;

    public IReadOnlyList<ImportedColumn> Columns { get; } = columns;

    public List<ListRow> Rows { get; } = [];

    /// <summary>What is asked about the list as a whole.</summary>
    public List<ImportNote> Questions { get; } = [];

    /// <summary>Whether it is a file of the map's own.</summary>
    public bool IsExported { get; init; }

    public int IndexOf(string column) => Columns.ToList().FindIndex(known => known.Column == column);

    /// <summary>The column that a field of the contract comes from, as the list calls it; the field when there is none.</summary>
    /// <param name="path">Such as address.town, periods[2].from.</param>
    public string ColumnOf(string path)
    {
        for (var prefix = path; ; prefix = prefix[..prefix.LastIndexOfAny(['.', '['])])
        {
            if (columnOf.TryGetValue(prefix, out var column)) return column;
            if (prefix.IndexOfAny(['.', '[']) < 0) return path;
        }
    }

    public bool Has(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            if (columnOf.ContainsKey(field)) return true;
        return false;
    }

    public ImportedTable ToMessage() => new()
    {
        Name = Name, List = Mapping.List, Columns = { Columns }, Mapping = MappingFile.Write(Mapping), Rows = Rows.Count,
    };
}
