namespace Map.Gateway.Http.Limits.Costs;

/// <summary>The length of a field's list, or the argument that limits it. A list without this attribute counts as one element.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
sealed class ListSizeAttribute : Attribute
{
    /// <summary>The length where no argument gives it.</summary>
    public int AssumedSize { get; init; } = 1;

    /// <summary>The argument that limits the length: a number, or a list with one element for each element of the result.</summary>
    public string? SlicedBy { get; init; }

    /// <summary>The fields below this one that are the list, as of a connection; the field itself when empty.</summary>
    public string[] SizedFields { get; init; } = [];
}
