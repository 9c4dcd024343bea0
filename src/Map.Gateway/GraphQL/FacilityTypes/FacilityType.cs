using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.FacilityTypes;

/// <summary>What kind of detention a place is. The types are data and may grow.</summary>
public sealed class FacilityType
{
    readonly V1.FacilityType? known;

    internal FacilityType(string code, string? note = null) => (Code, Note) = (code, note);

    internal FacilityType(V1.FacilityType message) => (known, Code) = (message, message.Code);

    /// <summary>The type in the map's own vocabulary, such as removal_centre; unknown where the source does not say.</summary>
    public string Code { get; }

    /// <summary>The type of this place in the words of the source: IRC, CRA, CIE …</summary>
    public string? Note { get; }

    /// <summary>The name; in English if there is none in the preferred language.</summary>
    /// <param name="language">The preferred language.</param>
    [Cost(Weight.Batched)]
    public async Task<string> GetNameAsync(LanguageTag? language, FacilityTypeByCode types, CancellationToken cancellation) =>
        await FindAsync(types, cancellation) is { } type ? language?.Pick(type.Names) ?? type.Name : Code;

    /// <summary>What it means, in English.</summary>
    [Cost(Weight.Batched)]
    public async Task<string?> GetDescriptionAsync(FacilityTypeByCode types, CancellationToken cancellation) =>
        await FindAsync(types, cancellation) is { HasDescription: true } type ? type.Description : null;

    /// <summary>The words of other vocabularies for it.</summary>
    [Cost(Weight.Batched)]
    [ListSize(AssumedSize = Expected.Crosswalks)]
    public async Task<IReadOnlyList<Crosswalk>> GetCrosswalksAsync(FacilityTypeByCode types, CancellationToken cancellation) =>
        [.. (await FindAsync(types, cancellation))?.Crosswalks.Select(crosswalk => new Crosswalk(crosswalk)) ?? []];

    async Task<V1.FacilityType?> FindAsync(FacilityTypeByCode types, CancellationToken cancellation) =>
        known ?? await types.LoadAsync(Code, cancellation);
}
