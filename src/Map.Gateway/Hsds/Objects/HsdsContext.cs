namespace Map.Gateway.Hsds.Objects;

/// <summary>What objects say beside what the map has.</summary>
/// <param name="Origin">The address of the map: https://example.org.</param>
/// <param name="LanguageName">The name of a language in English; null when the gateway was built without pages.</param>
sealed record HsdsContext(string Origin, Func<string, string>? LanguageName)
{
    /// <summary>What a group is called.</summary>
    public Func<V1.Place, string> NameOf { get; init; } = place => place.Name;
}
