using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Events;

/// <summary>Which events. Every field that is given narrows the result; within a list, any one of its values is enough.</summary>
[InputObjectType("EventFilter")]
public sealed record EventFilter
{
    /// <summary>Of these kinds.</summary>
    public IReadOnlyList<V1.EventKind>? Kinds { get; init; }

    /// <summary>In one of these regions, or for one of them, by code: FR, GB-KEN. At most 100.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>With one of these languages, as BCP 47 tags. At most 100.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Organised by one of these organisations. At most 100.</summary>
    [GraphQLType(typeof(ListType<NonNullType<IdType>>))]
    public IReadOnlyList<string>? Organisations { get; init; }

    /// <summary>At one of these places, or organised by one. At most 100.</summary>
    [PlaceId]
    [GraphQLType(typeof(ListType<NonNullType<IdType>>))]
    public IReadOnlyList<string>? Places { get; init; }

    /// <summary>With all of these words in the name or the description. At most 200 characters.</summary>
    public string? Text { get; init; }

    /// <summary>Only what takes place, as far as is known: without what is cancelled.</summary>
    public bool? WithoutCancelled { get; init; }

    internal V1.EventFilter ToMessage() => InputMessages.ToMessage<V1.EventFilter>(this, "filter");
}
