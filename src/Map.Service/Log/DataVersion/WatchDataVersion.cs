using System.Runtime.CompilerServices;

namespace Map.Service.Log.DataVersion;

/// <summary>Streams the data version for as long as <see cref="RevisionListener"/> is connected.</summary>
public sealed class WatchDataVersion(
    NpgsqlDataSource database, KnownDataVersion known, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public async IAsyncEnumerable<WatchDataVersionResponse> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var (reading, version) = known.Last;
        // The listener may be about to connect.
        if (version is null) (_, version) = await NextAsync(reading, ended.Token, cancellationToken);
        if (lifetime.ApplicationStopping.IsCancellationRequested) yield break;
        if (version is null) throw ListenerIsDown();
        // Read now instead of sending the known one: a caller that wrote before calling must get a version that includes its write.
        yield return ToResponse(await ReadAsync(cancellationToken));
        // A reading that started before that one may be older.
        reading = known.LastStarted;
        while (true)
        {
            (reading, version) = await NextAsync(reading, ended.Token, cancellationToken);
            // Ended without an error: the caller's next stream, to another service or this one, begins with the current version.
            if (lifetime.ApplicationStopping.IsCancellationRequested) yield break;
            yield return ToResponse(version ?? throw ListenerIsDown());
        }
    }

    async Task<DataVersion> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return known.AsFirstRead(await DataVersionSql.ReadAsync(connection, time, cancellationToken));
    }

    async Task<KnownDataVersion.Reading> NextAsync(long reading, CancellationToken ended, CancellationToken cancelled)
    {
        try
        {
            return await known.AfterAsync(reading, ended);
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return new(reading, null);
        }
    }

    static WatchDataVersionResponse ToResponse(DataVersion version) => new() { Revision = version.Revision, DataVersion = version.Id, Position = version.Position.ToString() };

    static Refusal ListenerIsDown() =>
        new(ErrorReason.Unavailable, "This service cannot listen for changes at the moment. Try again shortly.");
}
