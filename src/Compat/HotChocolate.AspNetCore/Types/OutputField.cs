using HotChocolate.CostAnalysis;
using HotChocolate.Execution;
using HotChocolate.Execution.Processing;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>A field of an object or interface type.</summary>
public sealed class OutputField(string name, IType type, FieldCollection<InputField> arguments) : FieldBase(name, type)
{
    public FieldCollection<InputField> Arguments { get; } = arguments;

    /// <summary>Whether the field belongs to introspection (<c>__typename</c>, <c>__schema</c>, <c>__type</c>).</summary>
    public bool IsIntrospectionField => Name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>How to get the value; null for fields of interfaces.</summary>
    internal FieldResolver? Resolver { get; set; }

    /// <summary>How to open the stream of messages; for fields of the subscription type only.</summary>
    internal Func<ResolverContext, ValueTask<ISourceStream>>? Subscribe { get; init; }

    /// <summary>What the field adds to the cost of an operation, where the C# member says so.</summary>
    internal double? Weight { get; init; }

    /// <summary>How long the list is, here or in the fields below, where the C# member says so.</summary>
    internal ListSizeRule? ListSize { get; init; }

    /// <summary>Whether the field is cut into pages by the engine.</summary>
    internal bool IsPaged { get; init; }

    /// <summary>The type, laid out for the executor.</summary>
    internal OutputShape Shape => field ??= OutputShape.Of(Type);
}
