namespace Grpc.Net.ClientFactory;

public enum InterceptorScope
{
    /// <summary>Made once, and shared by all clients of that name.</summary>
    Channel,

    /// <summary>Made for each client, from the scope that the client is asked of.</summary>
    Client,
}
