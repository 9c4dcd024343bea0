namespace Map.Contract.Files;

/// <summary>The names of the columns that a file in a language has besides the others: the name and the map's words as people of that language say
/// them.</summary>
public static class LabelNames
{
    /// <summary>The column of the name.</summary>
    public const string Name = "label";

    /// <summary>The column of the words of another column.</summary>
    public static string Of(string column) => column + "_label";

    /// <summary>Whether it is the name of one, in tables or in JSON. Such a column follows from others and is never read back.</summary>
    public static bool Are(string column) =>
        column == Name || column.EndsWith("_label", StringComparison.Ordinal) || column.EndsWith("Label", StringComparison.Ordinal);
}
