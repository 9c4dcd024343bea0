using Grpc.Core;
using Map.Contract;

namespace Map.Gateway.Upstream;

/// <summary>Questions about many ids, in as few calls as the service takes them.</summary>
static class Batches
{
    /// <summary>Asks about a thousand ids at once, and about fewer where the answer would be larger than the service gives.</summary>
    /// <param name="ids">Each once.</param>
    /// <param name="ask">Asks about some of them.</param>
    /// <returns>The answers, in the order of the ids.</returns>
    public static async IAsyncEnumerable<TAnswer> AskAsync<TAnswer>(IEnumerable<string> ids, Func<string[], Task<TAnswer>> ask)
        where TAnswer : class
    {
        var waiting = new Stack<string[]>(ids.Chunk(ContractLimits.BatchSize).Reverse());
        while (waiting.TryPop(out var some))
        {
            if (await AnswerAsync(some, ask) is { } answer)
            {
                yield return answer;
                continue;
            }

            waiting.Push(some[(some.Length / 2)..]);
            waiting.Push(some[..(some.Length / 2)]);
        }
    }

    // Null when it would be too large.
    static async Task<TAnswer?> AnswerAsync<TAnswer>(string[] ids, Func<string[], Task<TAnswer>> ask) where TAnswer : class
    {
        try
        {
            return await ask(ids);
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.ResourceExhausted && ids.Length > 1)
        {
            return null;
        }
    }
}
