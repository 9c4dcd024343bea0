namespace Map.Contract.Files;

/// <summary>A column of the files, whatever their format.</summary>
/// <param name="Name">Its name; JSON has it in camel case.</param>
/// <param name="Type">What its values are.</param>
public abstract record FileColumn(string Name, ColumnType Type)
{
    /// <summary>The value of a column that a row of this kind does not have at all.</summary>
    public static readonly object Absent = new();

    /// <summary>What it holds.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its name in JSON.</summary>
    public string PropertyName =>
        string.Concat(Name.Split('_').Select((word, i) => i == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>A column of the files of one kind of row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Value">
/// Its value for a row: a <c>string</c>, an <c>IEnumerable&lt;string&gt;</c>, <c>int</c>, <c>double</c>, <c>bool</c> or <c>DateTime</c>, as the
/// type says; null when it is not known, <see cref="FileColumn.Absent"/> when a row of this kind has none.
/// </param>
public sealed record FileColumn<TRow>(string Name, ColumnType Type, Func<TRow, object?> Value) : FileColumn(Name, Type)
{
    /// <summary>The paths of the fields that its value is made of. Of a place, when there is one, the column is that field.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The field of the contract that it is, such as detention_centre.facility_type; null when it is made of several, or of a part of one.
    /// </summary>
    public string? Path { get; init; }
}
