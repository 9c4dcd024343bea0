using Map.Gateway.GraphQL.Contributions;
using Map.Gateway.GraphQL.History;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>A proposed change, for reviewers.</summary>
public sealed class Suggestion(V1.Suggestion message)
{
    /// <summary>Identifies it.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string Id => new GlobalId(GlobalId.Suggestion, message.Id).ToString();

    /// <summary>How it stands.</summary>
    public V1.SuggestionState State => message.State;

    /// <summary>What it is about.</summary>
    public V1.SuggestionKind Kind => message.Kind;

    /// <summary>What else its author says.</summary>
    public string? Comment => message.HasComment ? message.Comment : null;

    /// <summary>The list whose import suggested it; null for one of a person.</summary>
    public string? List => message.HasList ? message.List : null;

    /// <summary>Where it is known from.</summary>
    [ListSize(AssumedSize = Expected.Sources)]
    public IReadOnlyList<Source> Sources => Source.From(message.Sources);

    /// <summary>The hour in which it was made.</summary>
    public DateTimeOffset MadeAt => message.MadeAt.ToDateTimeOffset();

    /// <summary>Name of the place or organisation that it is about.</summary>
    public string? SubjectName => message.HasSubjectName ? message.SubjectName : null;

    /// <summary>The place that it is about; null for a place that is not there yet, and for an organisation or an event.</summary>
    [Cost(Weight.Batched)]
    public async Task<Place?> GetPlaceAsync(PlaceById places, CancellationToken cancellation) =>
        message.HasSubjectId && message.Kind is not (V1.SuggestionKind.Organisation or V1.SuggestionKind.Event) ? await places.LoadAsync(message.SubjectId, cancellation) : null;

    /// <summary>The organisation that it is about; null for one that is not there yet, and for a place.</summary>
    [Cost(Weight.Batched)]
    public async Task<Organisation?> GetOrganisationAsync(OrganisationById organisations, CancellationToken cancellation) =>
        message.HasSubjectId && message.Kind == V1.SuggestionKind.Organisation ? await organisations.LoadAsync(message.SubjectId, cancellation) : null;

    /// <summary>What is wrong, in a report.</summary>
    public V1.ReportKind? ReportKind => message.Change?.Report?.Kind;

    /// <summary>In the report that two places are the same: the other one.</summary>
    [Cost(Weight.Batched)]
    public async Task<Place?> GetSameAsAsync(PlaceById places, CancellationToken cancellation) =>
        message.Change?.Report is { HasOtherId: true } report ? await places.LoadAsync(report.OtherId, cancellation) : null;

    /// <summary>The change as it was proposed: JSON in the form of ProposedChangeInput, to be edited and given as `edited` of `acceptSuggestion`. Null when
    /// its author took it back.</summary>
    public string? Proposed => message.Change is { } change ? ProposedChangeJson.Of(change)?.ToJsonString(ProposedChangeJson.Options) : null;

    /// <summary>What differs from the map as it is now, field by field. Only in `suggestions`, and while it is open.</summary>
    [ListSize(AssumedSize = Expected.ChangesOfRevision)]
    public IReadOnlyList<FieldChange> Changes => [.. message.Changes.Select(change => new FieldChange(change))];

    /// <summary>Fields that others have changed since the revision that its author saw.</summary>
    [ListSize(AssumedSize = Expected.FieldsInConflict)]
    public IReadOnlyList<SuggestionConflict> Conflicts => [.. message.Conflicts.Select(conflict => new SuggestionConflict(conflict))];

    /// <summary>Places that may be the same as the one that it would add, likeliest first. Only in `suggestions`, and while it is open.</summary>
    [ListSize(AssumedSize = Expected.SimilarPlaces)]
    public IReadOnlyList<SimilarPlace> Similar => [.. message.Similar.Select(similar => new SimilarPlace(similar))];

    /// <summary>How much it could do harm, 0 to 1.</summary>
    public double Risk => message.Risk;

    /// <summary>Why: a telephone number changes, a place goes, no source.</summary>
    [ListSize(AssumedSize = Expected.FieldsInConflict)]
    public IReadOnlyList<string> Risks => message.Risks;

    /// <summary>Suggestions that are alike in content, target and origin have the same group.</summary>
    public Guid Group => Guid.Parse(message.GroupId);

    /// <summary>How many open suggestions the group has.</summary>
    public int GroupSize => message.GroupSize;

    /// <summary>What was asked and answered, oldest first.</summary>
    [ListSize(AssumedSize = Expected.MessagesOfSuggestion)]
    public IReadOnlyList<SuggestionMessage> Messages => [.. message.Messages.Select(each => new SuggestionMessage(each))];

    /// <summary>Number of the revision that came of it.</summary>
    public long? Revision => message.Revision > 0 ? message.Revision : null;

    /// <summary>Why it was refused.</summary>
    public string? Reason => message.HasReason ? message.Reason : null;
}

/// <summary>A field that somebody else has changed since.</summary>
public sealed class SuggestionConflict(V1.FieldConflict message)
{
    /// <summary>The field.</summary>
    public string Field => Translation.PathOf(message.Field);

    /// <summary>What it is now.</summary>
    public IReadOnlyList<string> Now => message.Theirs;

    /// <summary>What the suggestion would make of it.</summary>
    public IReadOnlyList<string> Suggested => message.Yours;
}

/// <summary>A page of suggestions, riskiest first.</summary>
public sealed class SuggestionConnection(V1.ListSuggestionsRequest request, V1.ListSuggestionsResponse response)
    : Connection<SuggestionEdge, Suggestion>(
        [.. response.Suggestions.Zip(response.PageTokens, (each, token) => new SuggestionEdge { Cursor = token, Node = new(each) })],
        request.HasPageToken,
        response.NextPageToken.Length > 0);

/// <summary>A suggestion within a list.</summary>
public sealed class SuggestionEdge : Edge<Suggestion>;
