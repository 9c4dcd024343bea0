using System.Runtime.CompilerServices;
using Map.Service.Log.DataVersion;
using Map.Service.Places.Filter;

namespace Map.Service.Log.ChangeFeed;

/// <summary>The changes after a revision, and those to come. It reads on from the last revision sent, at the pace of the client: however
/// slow that is, nothing piles up and nothing is lost.</summary>
public sealed class WatchChanges(
    ChangeLog log, SharedChanges changes, LatestRevision latest, PlaceFilterRules rules, MapGeneration generations,
    IHostApplicationLifetime lifetime)
{
    public async IAsyncEnumerable<WatchChangesResponse> RunAsync(
        WatchChangesRequest request, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var (generation, _, _) = await generations.CurrentAsync(cancellationToken);
        var last = await log.LastAsync(cancellationToken);
        if (request.HasSince) ListChanges.CheckSince(request.Since, last, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var position = request.HasSince ? request.Since : last;
        yield return new WatchChangesResponse { Revision = position };
        while (true)
        {
            await WaitAsync(position, generation, ended.Token, cancellationToken);
            var page = await changes.ReadAsync(position, request.Filter, caller, cancellationToken);
            if ((await generations.CurrentAsync(cancellationToken)).Generation != generation) throw LatestRevision.Replaced();
            position = page.Revision;
            // Sent even without changes: a client that resumes from here has less to read.
            yield return new WatchChangesResponse { Changes = { page.Changes }, Revision = position };
        }
    }

    async Task WaitAsync(long position, string generation, CancellationToken ended, CancellationToken cancelled)
    {
        try
        {
            await latest.WaitBeyondAsync(position, generation, ended);
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            throw new Refusal(ErrorReason.Unavailable, "This service shuts down. Call again, from the revision of the last response.");
        }
    }
}
