using Map.Gateway.GraphQL.Keys;
using Map.Gateway.GraphQL.Mapping;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>The mutation that undoes what a contributor did.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class RevertContributor
{
    /// <summary>Undoes all that a key did in a span of time, or what came of a suggestion and of those like it: field by field, and only where nobody
    /// has changed the field since. Preview it with validateOnly first, and give its digest. Needs the key of a reviewer.</summary>
    /// <param name="input">Whose changes, of when, and why.</param>
    [Cost(Weight.MassEdit)]
    public async Task<RevertPayload> RevertContributorAsync(
        RevertContributorInput input,
        [Service] V1.ContributionsService.ContributionsServiceClient service,
        CancellationToken cancellation) =>
        new(await Edits.AskAsync<V1.RevertContributorRequest, V1.RevertResponse>(
            input, request => service.RevertContributorAsync(request, cancellationToken: cancellation)));
}

/// <summary>Whose changes, of when, and why. Exactly one of keyId and suggestionsLike is given.</summary>
public sealed record RevertContributorInput
{
    /// <summary>The key.</summary>
    [IdOf(Key.TypeName)]
    [GraphQLType(typeof(IdType))]
    public string? KeyId { get; init; }

    /// <summary>A suggestion: undoes what came of it, and of all others of its group.</summary>
    [IdOf(GlobalId.Suggestion)]
    [GraphQLType(typeof(IdType))]
    public string? SuggestionsLike { get; init; }

    /// <summary>From when on. Required with keyId.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Until before when; now when it is left out.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The digest of a preview: refused as CONFLICT if the result would no longer be the one of that preview.</summary>
    public string? Digest { get; init; }

    /// <summary>Why. The comment is required.</summary>
    public required EditSummaryInput Summary { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }
}
