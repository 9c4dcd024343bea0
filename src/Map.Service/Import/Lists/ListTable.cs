using System.Text.RegularExpressions;
using Map.Columns;

namespace Map.Service.Import.Lists;

/// <summary>A table of a list: what its columns mean, and its rows.</summary>
sealed partial class ListTable(string name, Mapping mapping, IReadOnlyList<ImportedColumn> columns)
{
    static readonly string[] Details = [.. Words.Values<PlaceKind>().Select(kind => $"{Words.Of(kind)}.")];

    // What a column is called where that is not the path of the contract.
    static readonly Dictionary<string, string[]> Called = new()
    {
        ["periods.from"] = ["opened"], ["periods.to"] = ["closed"], ["periods"] = ["period", "opened", "closed"],
        ["capacities.as_of"] = ["capacity_year", "capacity"], ["capacities"] = ["capacity"], ["facility_type_note"] = ["facility_type"], ["sources"] = ["source"],
        ["contacts"] = ["contact.voice", "contact.email", "contact.text", "contact.fax", "contact.url"], ["position"] = ["position", "position.latitude"],
        ["other_names"] = ["other_names.short", "other_names.alternate", "other_names.former"],
    };

    readonly Dictionary<string, string> columnOf = mapping.Columns.Where(column => column.Field is not null)
        .GroupBy(column => column.Field!).ToDictionary(group => group.Key, group => group.First().Column);

    readonly Dictionary<string, int> indexes = columns.Select((column, i) => (column.Column, i)).ToDictionary();

    /// <summary>Of a spreadsheet that of the sheet, else that of the file.</summary>
    public string Name { get; } = name;

    public Mapping Mapping { get; } = mapping;

    public IReadOnlyList<ImportedColumn> Columns { get; } = columns;

    public List<ListRow> Rows { get; } = [];

    /// <summary>What is asked about the list as a whole.</summary>
    public List<ImportNote> Questions { get; } = [];

    /// <summary>Whether it is a file of the map's own.</summary>
    public bool IsExported { get; init; }

    /// <summary>Where a column stands; -1 when there is none.</summary>
    public int IndexOf(string column) => indexes.GetValueOrDefault(column, -1);

    /// <summary>The column that a field of the contract comes from, as the list calls it; the field when there is none.</summary>
    /// <param name="path">Such as address.town, periods[2].from, detention_centre.facility_type.</param>
    public string ColumnOf(string path)
    {
        var field = Index().Replace(path, "");
        foreach (var details in Details)
            if (field.StartsWith(details, StringComparison.Ordinal)) field = field[details.Length..];
        for (var prefix = field; ; prefix = prefix[..prefix.LastIndexOf('.')])
        {
            foreach (var name in Called.GetValueOrDefault(prefix, [prefix]))
                if (columnOf.TryGetValue(name, out var column)) return column;
            if (!prefix.Contains('.', StringComparison.Ordinal)) return path;
        }
    }

    public ImportedTable ToMessage() => new()
    {
        Name = Name, List = Mapping.List, Columns = { Columns }, Mapping = MappingFile.Write(Mapping), Rows = Rows.Count,
    };

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Index();
}
