namespace Map.Sheets;

/// <summary>What a file says of a cell besides its text.</summary>
public enum CellKind
{
    /// <summary>A text, or what a file without types has.</summary>
    Text,

    /// <summary>A number; its text is the shortest that reads as the same number, with a point.</summary>
    Number,

    /// <summary>A day, or a day and a time; its text is ISO 8601, such as 2018-02-01 or 2018-02-01T12:30:00.</summary>
    Date,

    /// <summary>Its text is true or false.</summary>
    YesNo,

    /// <summary>A formula without a result; its text is that of the error, such as #N/A.</summary>
    Error,
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its text, without blanks around it; empty when there is nothing.</param>
/// <param name="Kind">What the file says that it is.</param>
public readonly record struct Cell(string Text, CellKind Kind = CellKind.Text)
{
    public static readonly Cell Empty = new("");

    public bool IsEmpty => Text.Length == 0;

    public override string ToString() => Text;
}
