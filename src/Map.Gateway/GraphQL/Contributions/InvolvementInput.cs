using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>An involvement to be added.</summary>
public sealed record InvolvementInput : InvolvementFields
{
    /// <summary>The place.</summary>
    [PlaceId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Place { get; init; }

    /// <summary>The organisation.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Organisation { get; init; }

    /// <summary>Its role.</summary>
    public required V1.InvolvementRole Role { get; init; }
}

/// <summary>Fields of an involvement to be changed. One that is absent stays as it is, one that is null is emptied. Its place does not
/// change.
/// </summary>
public sealed record InvolvementChangesInput : InvolvementFields
{
    /// <summary>The organisation.</summary>
    [GraphQLType(typeof(IdType))]
    public Optional<string?> Organisation { get; init; }

    /// <summary>Its role.</summary>
    public Optional<V1.InvolvementRole?> Role { get; init; }
}

/// <summary>The fields that can be left out when an involvement is added or changed.</summary>
public abstract record InvolvementFields
{
    /// <summary>The first day; leave it out when it is not known.</summary>
    public Optional<PartialDate?> From { get; init; }

    /// <summary>The last day; leave it out while it continues, as far as known.</summary>
    public Optional<PartialDate?> To { get; init; }

    /// <summary>Where that is known from; the first source of the summary when it is left out.</summary>
    public Optional<SourceInput?> Source { get; init; }

    /// <summary>How well that is supported.</summary>
    public Optional<V1.Confidence?> Confidence { get; init; }

    /// <summary>Remarks, such as the role in the words of the source. At most 500 characters.</summary>
    public Optional<string?> Note { get; init; }
}
