namespace Grpc.Core;

/// <summary>The stream of requests that a client writes.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Tells the service that no more requests follow.</summary>
    Task CompleteAsync();
}
