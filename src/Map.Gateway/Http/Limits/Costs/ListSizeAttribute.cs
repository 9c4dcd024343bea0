namespace Map.Gateway.Http.Limits.Costs;

/// <summary>How long the list of a field is, or which argument says so. A list without it counts as one element.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
sealed class ListSizeAttribute : Attribute
{
    /// <summary>How long it is thought to be where no argument says it.</summary>
    public int AssumedSize { get; init; } = 1;

    /// <summary>The argument that says how long it may become: a number, or a list with an element for each of its own.</summary>
    public string? SlicedBy { get; init; }

    /// <summary>The fields below this one that are the list; the field itself when there are none.</summary>
    public string[] SizedFields { get; init; } = [];
}
