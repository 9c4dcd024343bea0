using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Freshness;

/// <summary>A page of links that lead nowhere any more, or elsewhere.</summary>
public sealed class DeadLinkConnection(V1.ListDeadLinksRequest request, V1.ListDeadLinksResponse response)
    : Connection<DeadLinkEdge, DeadLink>(
        [.. response.Results.Select(link => new DeadLinkEdge { Cursor = link.PageToken, Node = new(link) })], request.HasPageToken, response.NextPageToken.Length > 0);

/// <summary>A link within a list.</summary>
public sealed class DeadLinkEdge : Edge<DeadLink>;

/// <summary>A link of a place or an organisation, and what its visits have shown.</summary>
public sealed class DeadLink(V1.DeadLink message)
{
    /// <summary>Where it leads, as the map has it.</summary>
    public Uri? Url => HttpLink.From(message.Url);

    /// <summary>How the page stands.</summary>
    public V1.PageState State => message.State;

    /// <summary>Since when.</summary>
    public DateOnly? Since => Day.From(message.Since);

    /// <summary>What the last visit showed, in words.</summary>
    public string Reason => message.Reason;

    /// <summary>The HTTP status of the last visit; null where no server answered.</summary>
    public int? Status => message.HasStatus ? message.Status : null;

    /// <summary>When it was last visited.</summary>
    public DateTimeOffset VisitedAt => message.VisitedAt.ToDateTimeOffset();

    /// <summary>Day on which it last worked; null where it never did since it is visited.</summary>
    public DateOnly? WorkedOn => Day.From(message.WorkedOn);

    /// <summary>Where it leads by a permanent redirect.</summary>
    public Uri? MovedTo => HttpLink.From(message.HasMovedTo ? message.MovedTo : null);

    /// <summary>Where the Internet Archive would have a copy of when it last worked. Nobody has looked whether it does.</summary>
    public Uri? ArchiveUrl => HttpLink.From(message.ArchiveUrl);

    /// <summary>As what the entry links there.</summary>
    public V1.LinkPart Part => message.Part;

    /// <summary>The place that links there; null for a link of an organisation.</summary>
    [Cost(Weight.Batched)]
    public async Task<Place?> GetPlaceAsync(PlaceById places, CancellationToken cancellation) =>
        message.PlaceId.Length > 0 ? await places.LoadAsync(message.PlaceId, cancellation) : null;

    /// <summary>The organisation that links there; null for a link of a place.</summary>
    [Cost(Weight.Batched)]
    public async Task<Organisation?> GetOrganisationAsync(OrganisationById organisations, CancellationToken cancellation) =>
        message.OrganisationId.Length > 0 ? await organisations.LoadAsync(message.OrganisationId, cancellation) : null;
}
