using Map.Contract.Conditions;

namespace Map.Gateway.Ogc;

/// <summary>A form of CQL2.</summary>
/// <param name="Name">In the parameter filter-lang.</param>
/// <param name="Read">Reads a condition in it.</param>
sealed record FilterLanguage(string Name, Func<string, V1.Condition> Read)
{
    /// <summary>That of a filter that names no other.</summary>
    public static FilterLanguage Text { get; } = new("cql2-text", Cql2Text.Parse);

    public static IReadOnlyList<FilterLanguage> All { get; } = [Text, new("cql2-json", Cql2Json.Parse)];

    /// <exception cref="FormatException">It is unknown.</exception>
    public static FilterLanguage Parse(string name) => All.FirstOrDefault(known => known.Name == name)
        ?? throw new FormatException($"is {Quote.Of(name)}; allowed: {string.Join(", ", All.Select(known => known.Name))}.");
}
