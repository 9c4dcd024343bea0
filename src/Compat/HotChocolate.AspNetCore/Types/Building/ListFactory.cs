using System.Collections.Immutable;
using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Creates the C# list of a parameter or property from the elements of an input list.</summary>
static class ListFactory
{
    static readonly MethodInfo Array = typeof(ListFactory).GetMethod(
        nameof(ToArray), BindingFlags.NonPublic | BindingFlags.Static)!;
    static readonly MethodInfo List = typeof(ListFactory).GetMethod(nameof(ToList), BindingFlags.NonPublic | BindingFlags.Static)!;
    static readonly MethodInfo Set = typeof(ListFactory).GetMethod(nameof(ToSet), BindingFlags.NonPublic | BindingFlags.Static)!;
    static readonly MethodInfo Immutable = typeof(ListFactory).GetMethod(
        nameof(ToImmutable), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Null if no list of that type can be created.</summary>
    public static Func<object?[], object>? For(Type listType, Type elementType)
    {
        foreach (var (method, made) in new[]
        {
            (Array, elementType.MakeArrayType()),
            (List, typeof(List<>).MakeGenericType(elementType)),
            (Set, typeof(HashSet<>).MakeGenericType(elementType)),
            (Immutable, typeof(ImmutableArray<>).MakeGenericType(elementType)),
        })
        {
            // IList<T> and ICollection<T> get a List<T>, because adding to an array would throw.
            var fits = listType.IsAssignableFrom(made)
                && !(method == Array && listType.IsGenericType
                    && listType.GetGenericTypeDefinition() is var d && (d == typeof(IList<>) || d == typeof(ICollection<>)));
            if (fits)
                return method.MakeGenericMethod(elementType).CreateDelegate<Func<object?[], object>>();
        }

        return null;
    }

    static object ToArray<T>(object?[] items) => System.Array.ConvertAll(items, i => (T)i!);

    static object ToList<T>(object?[] items) => items.Select(i => (T)i!).ToList();

    static object ToSet<T>(object?[] items) => items.Select(i => (T)i!).ToHashSet();

    static object ToImmutable<T>(object?[] items) => items.Select(i => (T)i!).ToImmutableArray();
}
