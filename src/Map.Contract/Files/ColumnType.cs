namespace Map.Contract.Files;

/// <summary>What the values of a column are.</summary>
public enum ColumnType
{
    /// <summary>A text, or a word of the map's vocabulary.</summary>
    Text,

    /// <summary>Several texts.</summary>
    List,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A moment, UTC.</summary>
    Time,
}
