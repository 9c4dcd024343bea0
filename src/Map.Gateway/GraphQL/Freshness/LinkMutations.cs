using Map.Gateway.GraphQL.Contributions;
using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Freshness;

/// <summary>The mutations for links by which a group's own people say whether their entry is right.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class LinkMutations
{
    /// <summary>Makes a link by which a group's own people say, once and without an account, whether their entry is right. Needs the key of a
    /// contributor for the regions of the group.</summary>
    /// <param name="input">Which group, and where to send it.</param>
    public async Task<CreateConfirmationLinkPayload> CreateConfirmationLinkAsync(
        CreateConfirmationLinkInput input, [Service] V1.FreshnessService.FreshnessServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.CreateConfirmationLinkRequest, V1.CreateConfirmationLinkResponse>(
            input, request => service.CreateConfirmationLinkAsync(request, cancellationToken: cancellation)));

    /// <summary>Ends a link. An answer that does not count yet never will. For whoever made it, and for reviewers.</summary>
    /// <param name="input">Which link.</param>
    public async Task<RevokeConfirmationLinkPayload> RevokeConfirmationLinkAsync(
        RevokeConfirmationLinkInput input, [Service] V1.FreshnessService.FreshnessServiceClient service, CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.RevokeConfirmationLinkRequest, V1.ConfirmationLink>(
            input, request => service.RevokeConfirmationLinkAsync(request, cancellationToken: cancellation)));
}

/// <summary>Which group, and where to send the link.</summary>
public sealed record CreateConfirmationLinkInput
{
    /// <summary>The support group.</summary>
    [PlaceId]
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Place { get; init; }

    /// <summary>For how many days it is good, 1 to 90; 30 when left out.</summary>
    public int? Days { get; init; }

    /// <summary>Where to send it: one of the e-mail addresses of the entry. When left out it is only returned, to be passed on. An address that has said
    /// stop, or was written to twice within a year, is refused.</summary>
    public string? Email { get; init; }
}

/// <summary>A link.</summary>
public sealed class CreateConfirmationLinkPayload(V1.CreateConfirmationLinkResponse response)
{
    /// <summary>Identifies it, to revoke it.</summary>
    public Guid Id => Guid.Parse(response.Link.Id);

    /// <summary>Where its pages are, behind the address of this map: `/links/SECRET`. Whoever has it can answer. It is shown only now; null when it
    /// was sent by mail.</summary>
    public string? Path => response.Secret.Length > 0 ? $"/links/{response.Secret}" : null;

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset EndsAt => response.Link.EndsAt.ToDateTimeOffset();
}

/// <summary>Which link.</summary>
public sealed record RevokeConfirmationLinkInput
{
    /// <summary>The link.</summary>
    public required Guid Id { get; init; }
}

/// <summary>A link that has ended.</summary>
public sealed class RevokeConfirmationLinkPayload(V1.ConfirmationLink message)
{
    /// <summary>The link.</summary>
    public Guid Id => Guid.Parse(message.Id);

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset RevokedAt => message.RevokedAt.ToDateTimeOffset();
}
