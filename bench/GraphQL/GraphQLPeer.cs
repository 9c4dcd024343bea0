using System.Collections.Concurrent;
using System.Text;
using Map.Bench.Load;

namespace Map.Bench.GraphQL;

/// <summary>Posts the same body each time, except that each occurrence of <see cref="Number"/> becomes the number of the call.</summary>
sealed class GraphQLPeer(string name, Uri endpoint, byte[] body, int expected = StatusCodes.Status200OK) : IPeer
{
    /// <summary>Placeholder for the number of the call.</summary>
    public const string Number = "000000000";

    readonly ConcurrentBag<(HttpConnection Connection, byte[] Request, int NumberOffset)> idle = [];
    int calls;

    public string Name => name;

    public Task CallAsync()
    {
        if (!idle.TryTake(out var taken))
        {
            var request = HttpConnection.PostOf(endpoint, body);
            taken = (new(endpoint), request, request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Number)));
        }

        if (taken.NumberOffset >= 0)
            Interlocked.Increment(ref calls).TryFormat(taken.Request.AsSpan(taken.NumberOffset, Number.Length), out _, "000000000");
        var status = taken.Connection.Send(taken.Request);
        if (status != expected)
            throw new InvalidOperationException($"{name} returned status {status}; expected {expected}.");
        idle.Add(taken);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var (connection, _, _) in idle)
            connection.Dispose();
    }
}
