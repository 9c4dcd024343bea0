using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Changes;

/// <summary>Following the changes of places.</summary>
[ExtendObjectType(typeof(Subscription))]
public sealed class PlaceChanged
{
    /// <summary>
    /// The changes of places as they happen. When the connection was lost, subscribe again with `since`, and nothing is missed.
    /// </summary>
    /// <param name="filter">Which places; all but closed ones when left out.</param>
    /// <param name="since">
    /// The revision of the last change that was received, or of the last page of `changes`; only what happens from now on when left out.
    /// </param>
    /// <param name="change">The change.</param>
    [Subscribe(With = nameof(WatchPlaces))]
    public Change GetPlaceChanged(PlaceFilter? filter, long? since, [EventMessage] Change change) => change;

    /// <summary>Opens the stream of <see cref="GetPlaceChanged"/>.</summary>
    [GraphQLIgnore]
    public IAsyncEnumerable<Change> WatchPlaces(
        [Service] PlaceWatch watch, PlaceFilter? filter, long? since, CancellationToken cancellation) =>
        watch.ReadAsync(filter?.ToMessage(), since, cancellation);
}
