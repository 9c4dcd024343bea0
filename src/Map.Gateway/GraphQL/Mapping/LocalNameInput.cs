using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Mapping;

/// <summary>A name in one language.</summary>
public sealed record LocalNameInput
{
    /// <summary>The language; und where it is not known.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }
}
