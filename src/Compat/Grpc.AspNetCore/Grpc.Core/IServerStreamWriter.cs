namespace Grpc.Core;

/// <summary>The stream of replies that a service writes.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>;
