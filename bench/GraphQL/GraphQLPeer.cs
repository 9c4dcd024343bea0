using System.Collections.Concurrent;
using System.Text;
using Map.Bench.Load;

namespace Map.Bench.GraphQL;

/// <summary>Posts the question, the same bytes each time or with a number in it that is new each time.</summary>
sealed class GraphQLPeer(string name, Uri endpoint, byte[] question, int expected = StatusCodes.Status200OK) : IPeer
{
    /// <summary>Stands for the number.</summary>
    public const string Number = "000000000";

    readonly ConcurrentBag<(HttpConnection Connection, byte[] Request, int Place)> idle = [];
    int calls;

    public string Name => name;

    public Task CallAsync()
    {
        if (!idle.TryTake(out var own))
        {
            var request = HttpConnection.PostOf(endpoint, question);
            own = (new(endpoint), request, request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Number)));
        }

        if (own.Place >= 0)
            Interlocked.Increment(ref calls).TryFormat(own.Request.AsSpan(own.Place, Number.Length), out _, "000000000");
        var status = own.Connection.Ask(own.Request);
        if (status != expected)
            throw new InvalidOperationException($"{name} answered {status}; expected is {expected}.");
        idle.Add(own);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var (connection, _, _) in idle)
            connection.Dispose();
    }
}
