namespace Map.Gateway.GraphQL.History;

/// <summary>A change that was made to a place or an organisation.</summary>
public sealed class Revision(V1.Revision message)
{
    /// <summary>Its number. Revisions of all places and organisations are numbered together.</summary>
    public long Number => message.Number;

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => message.At.ToDateTimeOffset();

    /// <summary>What it did.</summary>
    public V1.RevisionKind Kind => message.Kind;

    /// <summary>How it came in: api, import, suggestion, merge, revert, link.</summary>
    public string Origin => message.Origin;

    /// <summary>
    /// The label of the key that was used. Only for reviewers of what was changed; null if the operator of the map made the change.
    /// </summary>
    public string? Author => message.HasAuthor ? message.Author : null;

    /// <summary>Why, in the words of its author; of an import, its name, which is the names of its files.</summary>
    public string? Comment => message.HasComment ? message.Comment : null;

    /// <summary>The act that it belongs to, which `revertAct` undoes: the revisions of one call have the same. Null for revisions from
    /// before there were acts.</summary>
    public Guid? ActId => Guid.TryParse(message.ActId, out var id) ? id : null;

    /// <summary>The suggestion that was accepted. Only for reviewers of what was changed.</summary>
    [GraphQLType(typeof(IdType))]
    public string? SuggestionId => message.HasSuggestionId ? new GlobalId(GlobalId.Suggestion, message.SuggestionId).ToString() : null;

    /// <summary>In the history of an organisation, the id of the place at which its involvement changed; null for a change of the subject
    /// itself.</summary>
    [GraphQLType(typeof(IdType))]
    public string? PlaceId => message.HasPlaceId ? new GlobalId(message.PlaceKind.ToString(), message.PlaceId).ToString() : null;

    /// <summary>What it changed.</summary>
    [ListSize(AssumedSize = Expected.ChangesOfRevision)]
    public IReadOnlyList<FieldChange> Changes => [.. message.Changes.Select(change => new FieldChange(change))];
}
