using System.Text.Json.Serialization;

namespace Map.Columns;

/// <summary>What the columns of a list mean: a small file that is saved, edited, given again and shared.</summary>
public sealed record Mapping
{
    /// <summary>A short name of the list. Rows are known again by it and their id.</summary>
    public required string List { get; init; }

    /// <summary>Every column of the list, in its order.</summary>
    public required IReadOnlyList<ColumnMapping> Columns { get; init; }

    /// <summary>What holds for every row that does not say it itself, by field: kind, country, status, precision, source.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>What words of the list mean, by field and word: kind, "CRA": detention_centre. An empty value says that the word says
    /// nothing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The columns of a file that the mapping does not name: they are not read.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyList<string> columns) => [.. columns.Except(Columns.Select(column => column.Column))];
}

/// <summary>What a column means.</summary>
/// <param name="Column">Its name in the list.</param>
/// <param name="Field">A field of the contract, or a part of one that lists have; null when it is not read.</param>
public sealed record ColumnMapping(string Column, string? Field)
{
    /// <summary>The order of the parts of its dates, dmy, mdy or ymd; null where no date could be read in two ways.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dates { get; init; }

    /// <summary>The year that its values are of, for a column of one year.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Year { get; init; }
}
