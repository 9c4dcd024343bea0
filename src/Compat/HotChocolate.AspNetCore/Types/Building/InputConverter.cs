using System.Globalization;
using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Converts coerced input values to the types of C# parameters and properties.</summary>
static class InputConverter
{
    static readonly MethodInfo ParserOf = typeof(InputConverter).GetMethod(
        nameof(Parser), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <param name="target">The C# type of the parameter or property.</param>
    /// <param name="type">Its GraphQL type.</param>
    /// <param name="member">The C# member, for the error message.</param>
    public static Func<object?, object?> Create(Type target, IType type, string member)
    {
        target = Nullable.GetUnderlyingType(target) ?? target;
        type = type.NullableType();
        if (type is ListType list)
            return OfList(target, list, member);
        var runtime = ((INamedType)type).RuntimeType;
        if (target.IsAssignableFrom(runtime) || target == typeof(object))
            return value => value;
        return OfScalar(target, runtime)
            ?? throw new SchemaException(
                $"{member} is {target}, but the values of {type} are {runtime}. Change one, or bind another scalar.");
    }

    static Func<object?, object?> OfList(Type target, ListType list, string member)
    {
        if (!TypeShape.TryGetElementType(target, out var element) || ListFactory.For(target, element) is not { } make)
            throw new SchemaException(
                $"{member} is {target}, which cannot be made from {list}. Use an array, List, HashSet or an interface of these.");
        var convert = Create(element, list.ElementType, member);
        return value => value is object?[] items ? make(Array.ConvertAll(items, i => convert(i))) : null;
    }

    static Func<object?, object?>? OfScalar(Type target, Type runtime)
    {
        if (target == typeof(DateTime) && runtime == typeof(DateTimeOffset))
            return value => value is DateTimeOffset time ? time.UtcDateTime : null;
        if (runtime == typeof(string)
            && target.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>)))
        {
            var parse = ParserOf.MakeGenericMethod(target).CreateDelegate<Func<Func<string, object?>>>()();
            return value => value is string text
                ? parse(text) ?? throw new GraphQLException($"`{text}` is not a valid {target.Name}.")
                : null;
        }

        return target.IsPrimitive && runtime.IsPrimitive || target == typeof(decimal)
            ? value => value is null ? null : Convert.ChangeType(value, target, CultureInfo.InvariantCulture)
            : null;
    }

    static Func<string, object?> Parser<T>() where T : IParsable<T> =>
        text => T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;
}
