using Map.Gateway.GraphQL.Contributions;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Sources;
using Map.Gateway.Http;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>What people without a key can do.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class SuggestMutations
{
    /// <summary>Proposes a change, which a reviewer reads. For everybody, without a key. Nothing is kept of who made it.</summary>
    /// <param name="input">The change, and why.</param>
    public async Task<SuggestPayload> SuggestAsync(
        SuggestInput input,
        [Service] V1.SuggestionsService.SuggestionsServiceClient service,
        [Service] IHttpContextAccessor http,
        CancellationToken cancellation)
    {
        var request = input.ToMessage();
        if (http.HttpContext is { } context && CallerAddress.Of(context) is { Length: > 0 } address)
            request.Origin = address;
        return new(await Edits.InInputAsync(
            service.SuggestAsync(request, cancellationToken: cancellation), SuggestPaths.OfSuggestion(request.Change)));
    }

    /// <summary>Answers what a reviewer asked. For whoever has the receipt.</summary>
    /// <param name="input">The receipt and the answer.</param>
    public async Task<ReceiptPayload> AnswerQuestionAsync(
        AnswerQuestionInput input, [Service] V1.SuggestionsService.SuggestionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.InInputAsync(
            service.AnswerQuestionAsync(new() { Receipt = input.Receipt, Text = input.Text }, cancellationToken: cancellation), SuggestPaths.OfInput));

    /// <summary>Takes a suggestion back that has not been decided: what it says is deleted. For whoever has the receipt.</summary>
    /// <param name="input">The receipt.</param>
    public async Task<ReceiptPayload> TakeBackSuggestionAsync(
        TakeBackSuggestionInput input, [Service] V1.SuggestionsService.SuggestionsServiceClient service, CancellationToken cancellation) =>
        new(await Edits.InInputAsync(
            service.TakeBackSuggestionAsync(new() { Receipt = input.Receipt }, cancellationToken: cancellation), SuggestPaths.OfInput));
}

/// <summary>A proposed change.</summary>
public sealed record SuggestInput
{
    /// <summary>The change.</summary>
    public required ProposedChangeInput Change { get; init; }

    /// <summary>What else a reviewer should know. At most 2,000 characters.</summary>
    public string? Comment { get; init; }

    /// <summary>Where it is known from. Once accepted, they become sources of what is changed, beside those that the change brings itself; of an
    /// involvement without a source the first one is its own. At most 20.</summary>
    public IReadOnlyList<SourceInput>? Sources { get; init; }

    /// <summary>A UUID made by the client: a repeated request with the same one makes no second suggestion, and gets the same receipt.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>What pays for it after a refusal with the reason PROOF_OF_WORK: of its `extensions.proofOfWork` the solution, base64 of a JSON
    /// object with algorithm, challenge, number, salt and signature; or the ticket, once `ticketSeconds` have passed.</summary>
    public string? Proof { get; init; }

    /// <summary>Whether to say what would happen, and do nothing.</summary>
    public bool? ValidateOnly { get; init; }

    internal V1.SuggestRequest ToMessage()
    {
        var request = new V1.SuggestRequest
        {
            Change = Change.ToMessage("input.change"), RequestId = RequestId.ToString("D"), ValidateOnly = ValidateOnly ?? false,
        };
        if (Comment is not null)
            request.Comment = Comment;
        if (Proof is not null)
            request.Proof = Proof;
        foreach (var (index, source) in (Sources ?? []).Index())
            request.Sources.Add(InputMessages.ToMessage<V1.Source>(source, $"input.sources[{index}]"));
        return request;
    }
}

/// <summary>A suggestion was taken.</summary>
public sealed class SuggestPayload
{
    readonly V1.SuggestResponse response;

    internal SuggestPayload(V1.SuggestResponse response) => this.response = response;

    /// <summary>By this its author sees what became of it. It cannot be shown again. Null with validateOnly.</summary>
    public string? Receipt => response.Receipt.Length > 0 ? response.Receipt : null;

    /// <summary>Places that may be the same as the one that is to be added, likeliest first. Nothing is refused for it.</summary>
    [ListSize(AssumedSize = Expected.SimilarPlaces)]
    public IReadOnlyList<SimilarPlace> Similar => [.. response.Similar.Select(similar => new SimilarPlace(similar))];

    /// <summary>What in the text may show who its author is: an e-mail address, a telephone number, "I". Nothing is refused for it.</summary>
    [ListSize(AssumedSize = 1)]
    public IReadOnlyList<string> Warnings => response.Warnings;
}

/// <summary>An answer to what a reviewer asked.</summary>
public sealed record AnswerQuestionInput
{
    /// <summary>The receipt.</summary>
    public required string Receipt { get; init; }

    /// <summary>The answer, at most 2,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>A suggestion that its author takes back.</summary>
public sealed record TakeBackSuggestionInput
{
    /// <summary>The receipt.</summary>
    public required string Receipt { get; init; }
}

/// <summary>What became of a suggestion.</summary>
public sealed class ReceiptPayload
{
    internal ReceiptPayload(V1.Receipt message) => Receipt = new(message);

    /// <summary>How it stands.</summary>
    public SuggestionReceipt Receipt { get; }
}
