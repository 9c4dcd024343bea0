using Google.Protobuf.WellKnownTypes;
using Map.Gateway.GraphQL.Contributions;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>What reviewers make of suggestions.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class ReviewMutations
{
    /// <summary>Makes a suggestion happen, whole or in part. Needs the key of a reviewer. CONFLICT when another reviewer was faster, and when the
    /// suggestion no longer fits the map as it is now.</summary>
    /// <param name="input">The suggestion, and how much of it.</param>
    public async Task<AcceptSuggestionPayload> AcceptSuggestionAsync(
        AcceptSuggestionInput input, [Service] V1.SuggestionsService.SuggestionsServiceClient service, CancellationToken cancellation)
    {
        var request = input.ToMessage();
        return new(await Edits.InInputAsync(
            service.AcceptSuggestionAsync(request, cancellationToken: cancellation), SuggestPaths.OfAcceptance(request.Edited)));
    }

    /// <summary>Refuses suggestions, all for one reason. Needs the key of a reviewer.</summary>
    /// <param name="input">The suggestions, or their group.</param>
    public async Task<RejectSuggestionsPayload> RejectSuggestionsAsync(
        RejectSuggestionsInput input, [Service] V1.SuggestionsService.SuggestionsServiceClient service, CancellationToken cancellation)
    {
        var response = await Edits.InInputAsync(
            service.RejectSuggestionsAsync(input.ToMessage(), cancellationToken: cancellation), SuggestPaths.OfInput);
        return new() { Count = response.Count };
    }

    /// <summary>Asks whoever made a suggestion. Needs the key of a reviewer.</summary>
    /// <param name="input">The suggestion and the question.</param>
    public async Task<AskAboutPayload> AskAboutAsync(
        AskAboutInput input, [Service] V1.SuggestionsService.SuggestionsServiceClient service, CancellationToken cancellation)
    {
        var request = new V1.AskAboutRequest { Id = IdOf(input.Id, "input.id"), Question = input.Question };
        return new(await Edits.InInputAsync(service.AskAboutAsync(request, cancellationToken: cancellation), SuggestPaths.OfInput));
    }

    internal static string IdOf(string id, string path) => GlobalId.Require(id, path, GlobalId.Suggestion).Value;
}

/// <summary>A suggestion to make happen.</summary>
public sealed record AcceptSuggestionInput
{
    /// <summary>The suggestion.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>Only these of the fields that the suggestion changes, by the names that its changes have, or by their paths; all when left out. An empty
    /// list is refused.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>The change as the reviewer edited it, of the same kind and subject; of a report any change. As it was proposed when left out.</summary>
    public ProposedChangeInput? Edited { get; init; }

    /// <summary>What the reviewer says of it. At most 500 characters.</summary>
    public string? Comment { get; init; }

    /// <summary>Further sources.</summary>
    public IReadOnlyList<SourceInput>? Sources { get; init; }

    /// <summary>Whether a place that is added waits, instead of being on the map at once.</summary>
    public bool? KeepHidden { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }

    internal V1.AcceptSuggestionRequest ToMessage()
    {
        var request = new V1.AcceptSuggestionRequest
        {
            Id = ReviewMutations.IdOf(Id, "input.id"),
            Edited = Edited?.ToMessage("input.edited"),
            Fields = Fields is null ? null : new FieldMask { Paths = { Fields.Select(Translation.FieldOrNameOf) } },
            Summary = new(),
            KeepHidden = KeepHidden ?? false,
            ValidateOnly = ValidateOnly ?? false,
        };
        if (Comment is not null)
            request.Summary.Comment = Comment;
        foreach (var (index, source) in (Sources ?? []).Index())
            request.Summary.Sources.Add(InputMessages.ToMessage<V1.Source>(source, $"input.sources[{index}]"));
        return request;
    }
}

/// <summary>What came of a suggestion.</summary>
public sealed class AcceptSuggestionPayload(V1.AcceptSuggestionResponse response) : EditPayload(response.Changes, response.ActId)
{
    /// <summary>The suggestion.</summary>
    public Suggestion Suggestion { get; } = new(response.Suggestion);
}

/// <summary>Suggestions to refuse. Exactly one of ids and group is given.</summary>
public sealed record RejectSuggestionsInput
{
    /// <summary>The suggestions, at most 1,000.</summary>
    [GraphQLType(typeof(ListType<NonNullType<IdType>>))]
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>All open suggestions of a group.</summary>
    public Guid? Group { get; init; }

    /// <summary>Why, for their authors. At most 500 characters.</summary>
    public required string Reason { get; init; }

    internal V1.RejectSuggestionsRequest ToMessage()
    {
        var request = new V1.RejectSuggestionsRequest { Reason = Reason };
        request.Ids.Add((Ids ?? []).Select((id, index) => ReviewMutations.IdOf(id, $"input.ids[{index}]")));
        if (Group is { } group)
            request.GroupId = group.ToString("D");
        return request;
    }
}

/// <summary>Suggestions were refused.</summary>
public sealed class RejectSuggestionsPayload
{
    /// <summary>How many.</summary>
    public required int Count { get; init; }
}

/// <summary>A question about a suggestion.</summary>
public sealed record AskAboutInput
{
    /// <summary>The suggestion.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public required string Id { get; init; }

    /// <summary>The question, at most 2,000 characters.</summary>
    public required string Question { get; init; }
}

/// <summary>A question was asked.</summary>
public sealed class AskAboutPayload
{
    internal AskAboutPayload(V1.Suggestion message) => Suggestion = new(message);

    /// <summary>The suggestion.</summary>
    public Suggestion Suggestion { get; }
}
