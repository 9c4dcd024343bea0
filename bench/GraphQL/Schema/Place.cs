using System.Text.Json.Serialization;
using HotChocolate;
using HotChocolate.Types;

namespace Map.Bench.GraphQL.Schema;

/// <summary>The interface that every node of the connection has.</summary>
[InterfaceType("Place")]
public abstract class Place
{
    // What GraphQL knows by itself. System.Text.Json would leave its fastest way for a converter or several classes.
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
