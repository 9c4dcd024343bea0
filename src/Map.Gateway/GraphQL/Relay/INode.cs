namespace Map.Gateway.GraphQL.Relay;

/// <summary>Any object that can be fetched again by its id.</summary>
[InterfaceType("Node")]
public interface INode
{
    /// <summary>Stable for ever, unique across all types; opaque to clients.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    string Id { get; }
}
