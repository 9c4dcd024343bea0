using Grpc.Core;

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
        // A service of an older release leaves them out: a pack without operators would look complete.
        if (part.Operators.Count != part.Places.Count)
            throw new InvalidDataException("The service does not name operators.");
        for (var i = 0; i < part.Places.Count; i++)
        {
            foreach (var writer in writersOf(part.Places[i]))
                writer.Write(part.Places[i], part.Operators[i].Names);
        }
    }
}
