using Google.Protobuf;

namespace Map.Service.Log.ChangeFeed;

/// <summary>One question to the database for all who ask the same at the same time: those who watch with the same filter, and see the
/// same, are at the same revision when something changes.</summary>
public sealed class SharedChanges(ChangeLog log)
{
    const int BatchSize = 200;

    readonly SharedWork<(string Scope, ByteString Filter, long Since), ListChangesResponse> asked = new();

    public Task<ListChangesResponse> ReadAsync(long since, PlaceFilter? filter, Caller caller, CancellationToken cancellationToken) =>
        asked.GetAsync(
            (Visibility.ScopeOf(caller), filter?.ToByteString() ?? ByteString.Empty, since),
            token => log.ReadAsync(since, filter, BatchSize, caller, token), cancellationToken);
}
