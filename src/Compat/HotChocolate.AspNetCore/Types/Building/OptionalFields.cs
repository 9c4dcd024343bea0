using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Input fields whose C# type is <see cref="Optional{T}"/>: the schema has T.</summary>
static class OptionalFields
{
    static readonly MethodInfo Of = typeof(OptionalFields).GetMethod(nameof(Given), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static bool Is(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    /// <summary>T of an <see cref="Optional{T}"/>, and any other type as it is.</summary>
    public static Type Unwrap(Type type) => Is(type) ? type.GetGenericArguments()[0] : type;

    /// <summary>The conversion to the C# type of a property. A field that is absent is not converted: its property stays empty.</summary>
    /// <param name="target">The C# type of the property.</param>
    /// <param name="convert">The conversion to the type in the schema.</param>
    public static Func<object?, object?> Wrap(Type target, Func<object?, object?> convert)
    {
        if (!Is(target))
            return convert;
        var given = Of.MakeGenericMethod(Unwrap(target)).CreateDelegate<Func<object?, object>>();
        return value => given(convert(value));
    }

    static object Given<T>(object? value) => new Optional<T>((T?)value);
}
