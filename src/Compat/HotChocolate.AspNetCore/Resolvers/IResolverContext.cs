using HotChocolate.Execution.Processing;
using HotChocolate.Types;

namespace HotChocolate.Resolvers;

/// <summary>The context of a resolver call.</summary>
public interface IResolverContext
{
    ISchema Schema { get; }

    /// <summary>The selection of the field that is being resolved.</summary>
    ISelection Selection { get; }

    /// <summary>The fields that the operation selects on an object of this type, with fragments expanded and skipped fields left out.
    /// </summary>
    /// <param name="typeContext">A possible type of the field's value.</param>
    /// <param name="selection">A field that returns objects; by default, the one that is being resolved.</param>
    IReadOnlyList<ISelection> GetSelections(ObjectType typeContext, ISelection? selection = null);
}
