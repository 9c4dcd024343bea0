using System.Collections.Concurrent;
using System.Text;

namespace Map.Gateway.Exports.Formats;

/// <summary>Enum values as files and query parameters write them: detention_centre for DetentionCentre.</summary>
static class Words
{
    static readonly ConcurrentDictionary<Enum, string> Known = new();

    public static string Of(Enum value) => Known.GetOrAdd(value, static value => SnakeCase(value.ToString()));

    static string SnakeCase(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && result.Length > 0)
                result.Append('_');
            result.Append(char.ToLowerInvariant(letter));
        }

        return result.ToString();
    }
}
