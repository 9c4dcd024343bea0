namespace Map.Gateway.Hsds.Objects;

/// <summary>The map's vocabularies of services and audiences as taxonomies.</summary>
static class Vocabulary
{
    public static HsdsTaxonomy Services { get; } =
        new(HsdsId.Of("taxonomy", "services"), "Map services", "What support groups offer, in the vocabulary of the map.");

    public static HsdsTaxonomy Audiences { get; } =
        new(HsdsId.Of("taxonomy", "audiences"), "Map audiences", "Whom support groups are for, in the vocabulary of the map.");

    public static IReadOnlyList<HsdsTaxonomy> Taxonomies { get; } = [Services, Audiences];

    static readonly Dictionary<Enum, HsdsTaxonomyTerm> ByValue =
        Of<V1.Service>(Services).Concat(Of<V1.Audience>(Audiences)).ToDictionary(term => term.Value, term => term.Term);

    static readonly Dictionary<string, Enum> ById = ByValue.ToDictionary(term => term.Value.Id, term => term.Key, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<HsdsTaxonomyTerm> Terms { get; } = [.. ByValue.Values];

    public static HsdsTaxonomyTerm TermOf(Enum value) => ByValue[value];

    /// <summary>The value that a term stands for; null when there is no such term.</summary>
    public static Enum? ValueOf(string termId) => ById.GetValueOrDefault(termId);

    static IEnumerable<(Enum Value, HsdsTaxonomyTerm Term)> Of<T>(HsdsTaxonomy taxonomy) where T : struct, Enum => Words.Values<T>().Select(value => (
        (Enum)value,
        new HsdsTaxonomyTerm(
            HsdsId.Of("taxonomy_term", taxonomy.Id, Words.Of(value)), Words.Of(value), NameOf(value), ContractDocumentation.Of(value), taxonomy.Id, taxonomy)));

    static string NameOf(Enum value) =>
        Label.All.FirstOrDefault(label => label.Value.Equals(value) && label.Language == "en")?.Texts[0] ?? Words.Of(value);
}
