using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Google.Protobuf.Reflection;

namespace Map.Contract;

/// <summary>Enum values as files, query parameters and the database name them: detention_centre for PLACE_KIND_DETENTION_CENTRE.</summary>
public static class Words
{
    static readonly ConcurrentDictionary<Enum, string> Known = new();

    public static string Of(Enum value) => Known.GetOrAdd(value, static value =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<OriginalNameAttribute>() is { } original
            ? WithoutPrefix(original.Name, Enum.ToObject(value.GetType(), 0))
            : value.ToString());

    /// <summary>The words of an enum with their values, without the value 0.</summary>
    public static IReadOnlyList<(string Word, Enum Value)> All(EnumDescriptor type) =>
    [
        .. type.Values.Where(value => value.Number != 0)
            .Select(value => (Enum)Enum.ToObject(type.ClrType, value.Number)).Select(value => (Of(value), value)),
    ];

    /// <summary>The values of an enum of the contract, without the value 0, which is none.</summary>
    public static IEnumerable<T> Values<T>() where T : struct, Enum => Enum.GetValues<T>().Where(value => !value.Equals(default(T)));

    /// <summary>The value of a word; 0 when it is none.</summary>
    public static T Find<T>(string word) where T : struct, Enum => Values<T>().FirstOrDefault(value => Of(value) == word);

    /// <summary>statusAsOf for status_as_of.</summary>
    public static string CamelCase(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var word in name.Split('_', StringSplitOptions.RemoveEmptyEntries))
            result.Append(result.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]);
        return result.ToString();
    }

    // The value 0 of every enum of the contract is PREFIX_UNSPECIFIED.
    static string WithoutPrefix(string name, object zero)
    {
        var unspecified = zero.GetType().GetField(zero.ToString()!)!.GetCustomAttribute<OriginalNameAttribute>()!.Name;
        return name[(unspecified.LastIndexOf("UNSPECIFIED", StringComparison.Ordinal))..].ToLowerInvariant();
    }
}
