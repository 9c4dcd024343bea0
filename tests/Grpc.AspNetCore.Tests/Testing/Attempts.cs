using System.Collections.Concurrent;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Counts the attempts that a service sees, and fails the first few.</summary>
public sealed class Attempts(int failing, StatusCode status = StatusCode.Unavailable, Metadata? trailers = null)
{
    readonly ConcurrentQueue<string?> seen = new();

    /// <summary>How many attempts each said there had been before it.</summary>
    public IReadOnlyList<string?> Seen => [.. seen];

    public int Count => seen.Count;

    /// <summary>To be called by the service once for each attempt.</summary>
    public void Add(ServerCallContext context)
    {
        seen.Enqueue(context.RequestHeaders.GetValue("grpc-previous-rpc-attempts"));
        if (seen.Count <= failing)
        {
            throw new RpcException(new Status(status, $"attempt {seen.Count}"), trailers ?? []);
        }
    }
}
