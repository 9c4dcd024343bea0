using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Resolvers;

/// <summary>What a resolver can know of the field that it resolves and of the request.</summary>
public interface IResolverContext
{
    ISchema Schema { get; }

    ObjectType ObjectType { get; }

    /// <summary>The field that is resolved, as the operation selects it.</summary>
    ISelection Selection { get; }

    /// <summary>The field's name in the answer: its alias if it has one.</summary>
    string ResponseName { get; }

    Path Path { get; }

    IServiceProvider Services { get; }

    /// <summary>The request's values, shared by all resolvers.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>Cancelled when the caller has gone or the request took too long.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>The object that the field belongs to.</summary>
    T Parent<T>();

    T ArgumentValue<T>(string name);

    Optional<T> ArgumentOptional<T>(string name);

    TValueNode ArgumentLiteral<TValueNode>(string name) where TValueNode : IValueNode;

    T Service<T>() where T : notnull;

    void ReportError(string errorMessage);

    void ReportError(IError error);

    /// <summary>What the operation selects of an object of this type, fragments spread, without what it skips.</summary>
    /// <param name="typeContext">A type that the field can have.</param>
    /// <param name="selection">A field of an object; the one that is resolved when left out.</param>
    IReadOnlyList<ISelection> GetSelections(ObjectType typeContext, ISelection? selection = null);
}
