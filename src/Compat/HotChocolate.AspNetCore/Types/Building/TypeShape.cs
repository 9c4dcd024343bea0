using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Types.Building;

/// <summary>What a C# type says of its GraphQL type: which named type, in which lists, and where null may be.</summary>
/// <param name="Type">The C# type without tasks and <see cref="Nullable{T}"/>.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Element">The elements of a list; null for what is no list.</param>
sealed record TypeShape(Type Type, bool IsNullable, TypeShape? Element)
{
    /// <summary>The shape of what is inside of all lists.</summary>
    public TypeShape Innermost => Element?.Innermost ?? this;

    /// <summary>The same lists and nulls around another type.</summary>
    public IType Wrap(IType named)
    {
        var type = Element is null ? named : new ListType(Element.Wrap(named));
        return IsNullable ? type : new NonNullType(type);
    }

    public static bool IsAsynchronous(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>)
            || type.GetGenericTypeDefinition() == typeof(ValueTask<>)
            || IsAsyncSequence(type));

    public static bool IsAsyncSequence(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    /// <summary>The element type of what is handed out as a list; strings, byte arrays and dictionaries are not.</summary>
    public static bool TryGetElementType(Type type, [NotNullWhen(true)] out Type? element)
    {
        element = null;
        if (type == typeof(string) || type == typeof(byte[]) || typeof(System.Collections.IDictionary).IsAssignableFrom(type))
            return false;
        if (type.IsArray)
        {
            element = type.GetElementType()!;
            return true;
        }

        var sequence = Sequence(type) ?? type.GetInterfaces().Select(Sequence).FirstOrDefault(s => s is not null);
        element = sequence?.GetGenericArguments()[0];
        return element is not null && !IsPair(element);
    }

    static Type? Sequence(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IEnumerable<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
            ? type
            : null;

    static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
