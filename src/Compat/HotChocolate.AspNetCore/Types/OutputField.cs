using System.Reflection;
using HotChocolate.Execution.Processing;
using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>A field of an object or interface type.</summary>
public sealed class OutputField(string name, IType type, FieldCollection<InputField> arguments) : FieldBase(name, type)
{
    public FieldCollection<InputField> Arguments { get; } = arguments;

    /// <summary>Whether the field belongs to introspection (<c>__typename</c>, <c>__schema</c>, <c>__type</c>).</summary>
    public bool IsIntrospectionField => Name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>The C# member that the field is made of; null for the engine's own.</summary>
    public MemberInfo? Member { get; init; }

    /// <summary>The member that gives the value where it is not <see cref="Member"/>; here it always is.</summary>
    public MemberInfo? ResolverMember => Member;

    /// <summary>How to get the value; null for fields of interfaces.</summary>
    internal FieldResolver? Resolver { get; set; }

    /// <summary>How to open the stream of messages; for fields of the subscription type only.</summary>
    internal Func<ResolverContext, ValueTask<IAsyncEnumerable<object?>>>? Subscribe { get; init; }

    /// <summary>The type, laid out for the executor.</summary>
    internal OutputShape Shape => field ??= OutputShape.Of(Type);
}
