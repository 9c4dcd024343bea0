using Grpc.Core;
using Map.Gateway.Upstream;

namespace Map.Gateway.Packs;

/// <summary>What packs are made of.</summary>
sealed class PackReader(V1.PlacesService.PlacesServiceClient places, V1.ChangesService.ChangesServiceClient changes)
{
    /// <summary>A revision that all that is read from now on has.</summary>
    public async Task<long> RevisionAsync(CancellationToken cancellation)
    {
        using var call = changes.WatchChanges(new(), cancellationToken: cancellation);
        // The stream begins with the revision at which it begins.
        if (!await call.ResponseStream.MoveNext(cancellation))
            throw new InvalidDataException("The service ended its stream of changes without a revision.");
        return call.ResponseStream.Current.Revision;
    }

    /// <summary>The places of a pack, by name.</summary>
    public AsyncServerStreamingCall<V1.StreamPlacesResponse> Open(PackScope scope, CancellationToken cancellation) =>
        places.StreamPlaces(new() { Filter = scope.Filter, WithOperators = true }, cancellationToken: cancellation);

    public static void Write(V1.StreamPlacesResponse part, Func<V1.Place, IReadOnlyList<PackWriter>> writersOf)
    {
        foreach (var (place, operators) in part.WithOperators())
        {
            foreach (var writer in writersOf(place))
                writer.Write(place, operators);
        }
    }
}
