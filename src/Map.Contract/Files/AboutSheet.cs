namespace Map.Contract.Files;

/// <summary>The second sheet of a workbook: what it is, whose, under which licence, and where it can be had again.</summary>
public static class AboutSheet
{
    public const string Name = "about";

    /// <summary>Its columns. By them it is known again when the workbook is read back.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["about this file", "map"];

    public static bool Is(string name, IReadOnlyList<string> columns) => name == Name && columns.SequenceEqual(Columns);
}
