using System.Runtime.CompilerServices;
using Grpc.Core;

namespace Map.Gateway.GraphQL.Changes;

/// <summary>Streams the service's changes to one subscriber. When the stream ends, because a service or its database restarts or the call's
/// deadline is over, it resumes after the last revision received.</summary>
public sealed class PlaceWatch(V1.ChangesService.ChangesServiceClient service, OpenSubscriptions open, TimeProvider time)
{
    static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public async IAsyncEnumerable<Change> ReadAsync(
        V1.PlaceFilter? filter, long? since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        open.Open();
        try
        {
            await foreach (var change in FollowAsync(filter, since, cancellation))
                yield return change;
        }
        finally
        {
            open.Close();
        }
    }

    async IAsyncEnumerable<Change> FollowAsync(V1.PlaceFilter? filter, long? since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pause = ShortestPause;
        while (true)
        {
            var request = new V1.WatchChangesRequest { Filter = filter };
            if (since is { } revision)
                request.Since = revision;
            using var call = service.WatchChanges(request, cancellationToken: cancellation);
            while (await NextAsync(call.ResponseStream, cancellation) is { } part)
            {
                foreach (var change in part.Changes)
                    yield return new(change);
                since = part.Revision;
                pause = ShortestPause;
            }

            await Task.Delay(pause, time, cancellation);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <returns>Null when the stream has ended, and another is to be opened.</returns>
    static async Task<V1.WatchChangesResponse?> NextAsync(
        IAsyncStreamReader<V1.WatchChangesResponse> stream, CancellationToken cancellation)
    {
        try
        {
            return await stream.MoveNext(cancellation) ? stream.Current : null;
        }
        catch (RpcException exception) when (!cancellation.IsCancellationRequested && exception.StatusCode
            is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled)
        {
            return null;
        }
    }
}
