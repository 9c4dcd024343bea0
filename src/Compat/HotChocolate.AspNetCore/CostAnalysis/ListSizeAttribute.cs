namespace HotChocolate.CostAnalysis.Types;

/// <summary>How long the list of a field is, or where an operation says so.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    int? assumedSize;
    int? slicingArgumentDefaultValue;

    /// <summary>The longest that the list is thought to become.</summary>
    public int AssumedSize { get => assumedSize ?? 0; init => assumedSize = value; }

    /// <summary>The arguments that say how long it is: numbers, or lists with an element for each of its own.</summary>
    public string[]? SlicingArguments { get; init; }

    /// <summary>How long it is when no slicing argument is given.</summary>
    public int SlicingArgumentDefaultValue
    {
        get => slicingArgumentDefaultValue ?? 0;
        init => slicingArgumentDefaultValue = value;
    }

    /// <summary>The fields below this one that are the list; the field itself when there are none.</summary>
    public string[]? SizedFields { get; init; }

    /// <summary>Whether exactly one of the slicing arguments has to be given.</summary>
    public bool RequireOneSlicingArgument { get; init; } = true;

    internal ListSizeRule Rule => new(
        assumedSize,
        SlicingArguments ?? [],
        SizedFields ?? [],
        RequireOneSlicingArgument && SlicingArguments is { Length: > 0 },
        slicingArgumentDefaultValue);
}
