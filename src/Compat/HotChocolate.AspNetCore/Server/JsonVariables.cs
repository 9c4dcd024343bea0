using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace HotChocolate.AspNetCore;

/// <summary>Variables as elements of the request's JSON; those that the operation does not define are never read.</summary>
sealed class JsonVariables(JsonElement json) : IReadOnlyDictionary<string, object?>
{
    public int Count => json.EnumerateObject().Count();

    public IEnumerable<string> Keys => json.EnumerateObject().Select(p => p.Name);

    public IEnumerable<object?> Values => json.EnumerateObject().Select(p => (object?)p.Value);

    public object? this[string key] => json.GetProperty(key);

    public bool ContainsKey(string key) => json.TryGetProperty(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var found = json.TryGetProperty(key, out var element);
        value = found ? element : null;
        return found;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, (object?)p.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
