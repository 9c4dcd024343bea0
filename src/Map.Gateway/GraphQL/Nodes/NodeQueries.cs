using Map.Gateway.GraphQL.Events;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Regions;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Nodes;

/// <summary>Queries for any object by its id.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class NodeQueries
{
    /// <summary>Any object by its id; null if there is none, or if it may not be seen.</summary>
    /// <param name="id">The id as a query gave it.</param>
    public Task<INode?> GetNodeAsync(
        [GraphQLType(typeof(NonNullType<IdType>))] string id,
        PlaceById places,
        OrganisationById organisations,
        RegionByCode regions,
        EventById events,
        CancellationToken cancellation) => LoadAsync(id, "id", places, organisations, regions, events, cancellation);

    /// <summary>Several objects by their ids, in the same order; null where there is none, or where it may not be seen.</summary>
    /// <param name="ids">At most 1,000 ids as a query gave them.</param>
    [ListSize(SlicedBy = "ids", AssumedSize = Limits.BatchSize)]
    public async Task<IReadOnlyList<INode?>> GetNodesAsync(
        [GraphQLType(typeof(NonNullType<ListType<NonNullType<IdType>>>))] IReadOnlyList<string> ids,
        PlaceById places,
        OrganisationById organisations,
        RegionByCode regions,
        EventById events,
        CancellationToken cancellation)
    {
        if (ids.Count > Limits.BatchSize)
            throw new InvalidInputException("ids", $"has {ids.Count} ids; at most {Limits.BatchSize:N0}.");
        return await Task.WhenAll(ids.Select((id, index) => LoadAsync(id, $"ids[{index}]", places, organisations, regions, events, cancellation)));
    }

    static async Task<INode?> LoadAsync(
        string id, string field, PlaceById places, OrganisationById organisations, RegionByCode regions, EventById events,
        CancellationToken cancellation)
    {
        var parsed = GlobalId.Require(id, field, [.. Place.TypeNames, GlobalId.Organisation, GlobalId.Region, GlobalId.Event]);
        return parsed.Type switch
        {
            GlobalId.Organisation => await organisations.LoadAsync(parsed.Value, cancellation),
            GlobalId.Event => await events.LoadAsync(parsed.Value, cancellation) is { } found ? new Event(found.Event) : null,
            GlobalId.Region => await regions.LoadTypedAsync(parsed.Value, cancellation),
            _ => await places.LoadAsync(parsed.Value, cancellation),
        };
    }
}
