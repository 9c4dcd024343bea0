using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Regions;

/// <summary>A named area with a boundary: a country, one of its parts (ISO 3166-2), or a region of England.</summary>
public sealed class Region(V1.Region message) : INode
{
    /// <inheritdoc/>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string Id => new GlobalId(GlobalId.Region, message.Code).ToString();

    /// <summary>ISO 3166-1 alpha-2 for a country, ISO 3166-2 for its parts, NUTS for England's regions: FR, FR-62, GB-ENG, UKI.</summary>
    public string Code => message.Code;

    /// <summary>The name; in English if there is none in the preferred language.</summary>
    /// <param name="language">The preferred language.</param>
    public string GetName(LanguageTag? language) => language?.Pick(message.Names) ?? message.Name;

    /// <summary>What it is.</summary>
    public V1.RegionKind Kind => message.Kind;

    /// <summary>The region that it is a part of; null for a country.</summary>
    [Cost(Weight.Batched)]
    public async Task<Region?> GetParentAsync(RegionByCode regions, CancellationToken cancellation) =>
        message.HasParentCode ? await regions.LoadAsync(message.ParentCode, cancellation) : null;

    /// <summary>How far places have been looked for here, by kind. A part of a country has the surveys of its country for the kinds that it has
    /// none of its own for. For a kind without a survey it is not known whether anybody has looked.</summary>
    [ListSize(AssumedSize = Expected.SurveysOfRegion)]
    public IReadOnlyList<Survey> Surveys => [.. message.Surveys.Select(survey => new Survey(survey))];

    /// <summary>The smallest box around it.</summary>
    public Box? Box => message.Box is null ? null : new(message.Box);
}
