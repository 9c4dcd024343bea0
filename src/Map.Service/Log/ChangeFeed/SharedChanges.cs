using Google.Protobuf;

namespace Map.Service.Log.ChangeFeed;

/// <summary>Shares one database query among concurrent callers with the same filter, visibility and revision: all who watch with the same
/// filter are at the same revision when something changes.</summary>
public sealed class SharedChanges(ChangeLog log)
{
    const int BatchSize = 200;

    readonly SharedWork<(string Scope, ByteString Filter, long Since), ListChangesResponse> shared = new();

    public Task<ListChangesResponse> ReadAsync(long since, PlaceFilter? filter, Caller caller, CancellationToken cancellationToken) =>
        shared.GetAsync(
            (Visibility.ScopeOf(caller), filter?.ToByteString() ?? ByteString.Empty, since),
            token => log.ReadAsync(since, filter, BatchSize, caller, token), cancellationToken);
}
