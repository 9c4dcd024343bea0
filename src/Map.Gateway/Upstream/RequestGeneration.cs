using Grpc.Core;

namespace Map.Gateway.Upstream;

/// <summary>The restore of the map that the calls of one HTTP request were answered from. A response is made of several calls, and a backup
/// that was restored between two of them would make it one of two maps.</summary>
sealed class RequestGeneration
{
    string? first;

    /// <summary>Looks at the trailers of a call of this request. Calls may end at the same time.</summary>
    /// <exception cref="RpcException">UNAVAILABLE: an earlier call of this request was answered from another map.</exception>
    public void Require(Metadata trailers)
    {
        if (trailers.GetValue(GenerationTrailer.Name) is not { } generation) return;
        if (Interlocked.CompareExchange(ref first, generation, null) is { } known && known != generation)
            throw new RpcException(new(StatusCode.Unavailable, "The map was restored from a backup while this request was answered."));
    }
}
