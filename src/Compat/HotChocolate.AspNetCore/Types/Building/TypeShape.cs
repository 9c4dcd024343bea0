using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Types.Building;

/// <summary>What a C# type determines of its GraphQL type: the named type, the lists around it, and the nullability.</summary>
/// <param name="Type">The C# type without tasks and <see cref="Nullable{T}"/>.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Element">The elements of a list; null if it is not a list.</param>
sealed record TypeShape(Type Type, bool IsNullable, TypeShape? Element)
{
    /// <summary>The shape inside all lists.</summary>
    public TypeShape Innermost => Element?.Innermost ?? this;

    /// <summary>The same lists and nullability around another type.</summary>
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

    /// <summary>The element type of a type that becomes a list; strings, byte arrays and dictionaries do not.</summary>
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
