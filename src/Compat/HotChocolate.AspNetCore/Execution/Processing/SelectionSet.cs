using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>The fields to execute on an object of one type, in the order of the response.</summary>
sealed class SelectionSet(ObjectType type, Selection[] selections)
{
    public ObjectType Type { get; } = type;

    public Selection[] Selections { get; } = selections;
}
