using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>Queries for suggestions.</summary>
[ExtendObjectType(typeof(Query))]
public sealed class SuggestionQueries
{
    /// <summary>What became of a suggestion. For whoever has its receipt, which is asked for by POST: an address is written to histories and logs.
    /// </summary>
    /// <param name="receipt">The receipt; spaces, hyphens and capitals make no difference.</param>
    public async Task<SuggestionReceipt> GetSuggestionReceiptAsync(
        [Service] V1.SuggestionsService.SuggestionsServiceClient service,
        [Service] IHttpContextAccessor http,
        string receipt,
        CancellationToken cancellation)
    {
        if (http.HttpContext is { WebSockets.IsWebSocketRequest: false } context && HttpMethods.IsGet(context.Request.Method))
            throw new InvalidInputException(nameof(receipt), "stands in the address, which browsers and servers write down. Send the query by POST.");
        return new(await service.GetReceiptAsync(new() { Receipt = receipt }, cancellationToken: cancellation));
    }

    /// <summary>The suggestions for the regions of a key, riskiest first. Needs the key of a reviewer.</summary>
    /// <param name="filter">Which of them; open ones when left out.</param>
    /// <param name="first">How many, 1 to 200.</param>
    /// <param name="after">A cursor of a page with the same filter.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<SuggestionConnection> GetSuggestionsAsync(
        [Service] V1.SuggestionsService.SuggestionsServiceClient service,
        SuggestionFilter? filter,
        CancellationToken cancellation,
        int? first = 20,
        string? after = null)
    {
        var request = new V1.ListSuggestionsRequest { Filter = filter?.ToMessage() }.Page(first, after);
        return new(request, await service.ListSuggestionsAsync(request, cancellationToken: cancellation));
    }

    /// <summary>The groups of open suggestions that are alike, largest first, also those that are held. Needs the key of a reviewer.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="least">How many suggestions a group has at least.</param>
    [ListSize(SlicedBy = "first")]
    public async Task<IReadOnlyList<SuggestionGroup>> GetSuggestionGroupsAsync(
        [Service] V1.SuggestionsService.SuggestionsServiceClient service, CancellationToken cancellation, int? first = 20, int? least = 2)
    {
        var request = new V1.ListSuggestionGroupsRequest().Page(first);
        if (least is { } size)
            request.Least = size;
        var response = await service.ListSuggestionGroupsAsync(request, cancellationToken: cancellation);
        return [.. response.Groups.Select(group => new SuggestionGroup(group))];
    }
}

/// <summary>Which suggestions.</summary>
[InputObjectType("SuggestionFilter")]
public sealed record SuggestionFilter
{
    /// <summary>In these states; open ones when left out.</summary>
    public IReadOnlyList<V1.SuggestionState>? States { get; init; }

    /// <summary>Of these kinds.</summary>
    public IReadOnlyList<V1.SuggestionKind>? Kinds { get; init; }

    /// <summary>Of this place or organisation.</summary>
    [GraphQLType(typeof(IdType))]
    public string? Subject { get; init; }

    /// <summary>In these regions, of those that the key is for.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Made at least so many hours ago.</summary>
    public int? OlderThanHours { get; init; }

    /// <summary>Of this group.</summary>
    public Guid? Group { get; init; }

    /// <summary>Also those that are held because their group is large or a rule says so. Those of a group always are.</summary>
    public bool? WithHeld { get; init; }

    /// <summary>With a risk of at least this, 0 to 1.</summary>
    public double? LeastRisk { get; init; }

    /// <summary>With a risk of at most this, 0 to 1.</summary>
    public double? MostRisk { get; init; }

    internal V1.SuggestionFilter ToMessage()
    {
        var message = new V1.SuggestionFilter { States = { States ?? [] }, Kinds = { Kinds ?? [] }, RegionCodes = { Regions ?? [] } };
        if (Subject is not null)
            message.SubjectId = GlobalId.Require(Subject, "filter.subject", [.. Place.TypeNames, GlobalId.Organisation]).Value;
        if (OlderThanHours is { } hours)
            message.OlderThanHours = hours;
        if (Group is { } group)
            message.GroupId = group.ToString("D");
        message.WithHeld = WithHeld ?? false;
        if (LeastRisk is { } least)
            message.LeastRisk = least;
        if (MostRisk is { } most)
            message.MostRisk = most;
        return message;
    }
}
