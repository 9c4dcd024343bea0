using System.Text;
using Map.Gateway.Exports;
using Microsoft.Extensions.Primitives;

namespace Map.Gateway.Pages.Find;

/// <summary>The filter of a page: the same parameters as of /places.csv, where a form may also name one several times.</summary>
public sealed class PageFilter
{
    readonly SortedDictionary<string, List<string>> values = new(StringComparer.Ordinal);

    /// <summary>The parameters of a page that are not of the filter.</summary>
    public static IReadOnlySet<string> Others { get; } = new HashSet<string>(StringComparer.Ordinal) { "after", "from", "q", "paper", "form", "map", "reader" };

    /// <exception cref="InvalidInputException">A parameter is unknown or wrong.</exception>
    public static PageFilter Of(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var filter = new PageFilter();
        foreach (var (name, given) in query)
        {
            if (!Others.Contains(name) && given.Where(value => !string.IsNullOrEmpty(value)).ToList() is { Count: > 0 } texts)
                filter.values[name] = [.. texts.Select(text => text!)];
        }

        filter.Message = PlaceFilterQuery.Parse(new QueryCollection(
            filter.values.ToDictionary(pair => pair.Key, pair => new StringValues(string.Join(',', pair.Value)))));
        return filter;
    }

    /// <summary>The filter for the service.</summary>
    public V1.PlaceFilter Message { get; private set; } = new();

    public bool IsEmpty => values.Count == 0;

    /// <summary>The names of its parameters.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Its parameters with their values, lists joined by commas.</summary>
    public IEnumerable<(string Name, string Value)> Values => values.Select(pair => (pair.Key, string.Join(',', pair.Value)));

    /// <summary>As a query without the question mark, the same for the same filter.</summary>
    public string Query => QueryOf(values);

    /// <summary>Whether a list parameter has this value.</summary>
    public bool Has(string name, string value) => values.TryGetValue(name, out var list) && list.SelectMany(text => text.Split(',')).Contains(value);

    /// <summary>Its parameters as fields of a form.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields => values.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));

    /// <summary>The query without one parameter.</summary>
    public string Without(string name) => QueryOf(values.Where(pair => pair.Key != name));

    /// <summary>The query with one parameter replaced.</summary>
    public string With(string name, string value) =>
        QueryOf(values.Where(pair => pair.Key != name).Append(new(name, [value])).OrderBy(pair => pair.Key, StringComparer.Ordinal));

    static string QueryOf(IEnumerable<KeyValuePair<string, List<string>>> values)
    {
        var query = new StringBuilder();
        foreach (var (name, list) in values)
        {
            query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=')
                // Commas and colons may stand in a query, and are easier to read than %2C.
                .Append(Uri.EscapeDataString(string.Join(',', list)).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal));
        }

        return query.ToString();
    }
}
