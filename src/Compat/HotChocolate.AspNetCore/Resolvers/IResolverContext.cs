using HotChocolate.Execution.Processing;
using HotChocolate.Types;

namespace HotChocolate.Resolvers;

/// <summary>What a resolver can know of the field that it resolves.</summary>
public interface IResolverContext
{
    ISchema Schema { get; }

    /// <summary>The field that is resolved, as the operation selects it.</summary>
    ISelection Selection { get; }

    /// <summary>What the operation selects of an object of this type, fragments spread, without what it skips.</summary>
    /// <param name="typeContext">A type that the field can have.</param>
    /// <param name="selection">A field of an object; the one that is resolved when left out.</param>
    IReadOnlyList<ISelection> GetSelections(ObjectType typeContext, ISelection? selection = null);
}
