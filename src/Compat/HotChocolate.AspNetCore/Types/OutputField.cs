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

    /// <summary>The C# member of the field; null for introspection fields.</summary>
    public MemberInfo? Member { get; init; }

    /// <summary>The member that resolves the value. In the original it may differ from <see cref="Member"/>; in the stand-in it does not.
    /// </summary>
    public MemberInfo? ResolverMember => Member;

    /// <summary>Resolves the value; null for fields of interfaces.</summary>
    internal FieldResolver? Resolver { get; set; }

    /// <summary>Opens the stream of messages; only for fields of the subscription type.</summary>
    internal Func<ResolverContext, ValueTask<IAsyncEnumerable<object?>>>? Subscribe { get; init; }

    /// <summary>The type, in the form that the executor needs.</summary>
    internal OutputShape Shape => field ??= OutputShape.Of(Type);
}
