using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Changes;

/// <summary>What happened to one place. Consecutive changes of a place may be merged into one.</summary>
public sealed class Change(V1.Change message)
{
    /// <summary>Number of the revision. Revisions are numbered without gaps, in the order in which they happen.</summary>
    public long Revision => message.Revision;

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => message.At.ToDateTimeOffset();

    /// <summary>What it means for a client that holds the places that matched before.</summary>
    public V1.ChangeKind Kind => message.Kind;

    /// <summary>The id of the place, also when it is removed.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string PlaceId => new GlobalId(message.PlaceKind.ToString(), message.PlaceId).ToString();

    /// <summary>The act that the revision belongs to: the changes of one cause, such as an import, a merge or an undoing, have the same, so
    /// ten thousand of them can be shown as one. Of changes that are merged into one, that of the last. Null for revisions from before there
    /// were acts.</summary>
    public Guid? ActId => Guid.TryParse(message.ActId, out var id) ? id : null;

    /// <summary>How it came in: api, import, suggestion, merge, revert, link.</summary>
    public string Origin => message.Origin;

    /// <summary>The place as it is now; null when it is removed.</summary>
    public Place? Place => message.Place is { } place ? Places.Place.Of(place) : null;
}
