using System.Text.Json.Serialization;
using HotChocolate;
using HotChocolate.Types;

namespace Map.Bench.GraphQL.Schema;

/// <summary>The interface of every node of the connection.</summary>
[InterfaceType("Place")]
public abstract class Place
{
    // For System.Text.Json only: a converter or polymorphism would take it off its fast path.
    [GraphQLIgnore]
    [JsonPropertyName("__typename")]
    public string TypeName => GetType().Name;

    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    public required string Name { get; init; }

    [JsonIgnore]
    public required PlaceKind Kind { get; init; }

    [GraphQLIgnore]
    [JsonPropertyName("kind")]
    public string KindName => Kind is PlaceKind.SupportGroup ? "SUPPORT_GROUP" : "DETENTION_CENTRE";

    public required bool IsOpen { get; init; }

    public required int? Capacity { get; init; }

    public required string? Country { get; init; }

    public required double DistanceKm { get; init; }

    public required Position Position { get; init; }
}
