namespace Map.Contract.Conditions;

/// <summary>What kind of value a queryable has, which decides how it can be asked for.</summary>
public enum QueryableType
{
    /// <summary>The id of a feature.</summary>
    Id,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>One word of a list.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date, maybe known only to the month or year.</summary>
    Date,

    /// <summary>A moment.</summary>
    Time,

    /// <summary>The days in operation.</summary>
    Operation,

    /// <summary>A position.</summary>
    Geometry,
}
