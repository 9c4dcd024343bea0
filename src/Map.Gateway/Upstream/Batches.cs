using Grpc.Core;

namespace Map.Gateway.Upstream;

/// <summary>Requests for many ids, in as few calls as the service allows.</summary>
static class Batches
{
    /// <summary>Requests a thousand ids at once, and halves a batch whose response would be too large.</summary>
    /// <param name="ids">The ids, without repetition.</param>
    /// <param name="call">Calls the service for some of them.</param>
    /// <returns>The responses, in the order of the ids.</returns>
    public static async IAsyncEnumerable<TResponse> AskAsync<TResponse>(IEnumerable<string> ids, Func<string[], Task<TResponse>> call)
        where TResponse : class
    {
        var waiting = new Stack<string[]>(ids.Chunk(Limits.BatchSize).Reverse());
        while (waiting.TryPop(out var some))
        {
            if (await TryCallAsync(some, call) is { } response)
            {
                yield return response;
                continue;
            }

            waiting.Push(some[(some.Length / 2)..]);
            waiting.Push(some[..(some.Length / 2)]);
        }
    }

    /// <summary>What <see cref="AskAsync"/> finds, by its ids, for a data loader.</summary>
    /// <param name="ids">Each once.</param>
    /// <param name="ask">Calls the service for some of them.</param>
    /// <param name="found">What a response has.</param>
    public static async Task<IReadOnlyDictionary<string, T>> LoadAsync<TResponse, T>(
        IEnumerable<string> ids, Func<string[], Task<TResponse>> ask, Func<TResponse, IEnumerable<(string Id, T Item)>> found)
        where TResponse : class
    {
        var items = new Dictionary<string, T>();
        await foreach (var response in AskAsync(ids, ask))
            foreach (var (id, item) in found(response))
                items[id] = item;
        return items;
    }

    // Null when the response would be too large.
    static async Task<TResponse?> TryCallAsync<TResponse>(string[] ids, Func<string[], Task<TResponse>> call) where TResponse : class
    {
        try
        {
            return await call(ids);
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.ResourceExhausted && ids.Length > 1)
        {
            return null;
        }
    }
}
