using System.Runtime.CompilerServices;
using Map.Service.Errors;
using Map.V1;
using Npgsql;

namespace Map.Service.Log.DataVersion;

/// <summary>The state of the map, for as long as this service hears of changes.</summary>
public sealed class WatchState(NpgsqlDataSource database, HeardState heard, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public async IAsyncEnumerable<WatchStateResponse> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var (reading, state) = heard.Last;
        // It may be about to.
        if (state is null) (_, state) = await NextAsync(reading, ended.Token, cancellationToken);
        if (lifetime.ApplicationStopping.IsCancellationRequested) yield break;
        if (state is null) throw Deaf();
        // Read, and not what was heard last: whoever wrote something and then calls is told of a state with it.
        yield return Told(await ReadAsync(cancellationToken));
        // A reading that was under way meanwhile may have seen less.
        reading = heard.Begun;
        while (true)
        {
            (reading, state) = await NextAsync(reading, ended.Token, cancellationToken);
            // Nobody has lost anything: the next stream begins with the state.
            if (lifetime.ApplicationStopping.IsCancellationRequested) yield break;
            yield return Told(state ?? throw Deaf());
        }
    }

    async Task<MapState> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await MapStateSql.ReadAsync(connection, time, cancellationToken);
    }

    async Task<(long, MapState?)> NextAsync(long reading, CancellationToken ended, CancellationToken cancelled)
    {
        try
        {
            return await heard.AfterAsync(reading, ended);
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return (reading, null);
        }
    }

    static WatchStateResponse Told(MapState state) => new() { Revision = state.Revision, State = state.Name };

    static Refusal Deaf() => new(ErrorReason.Unavailable, "This service does not hear of changes at the moment. Ask again shortly.");
}
