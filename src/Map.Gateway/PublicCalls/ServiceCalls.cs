using Grpc.Core;

namespace Map.Gateway.PublicCalls;

/// <summary>Any call to the service, with all that the calls of the gateway itself have: a deadline, the caller's key, retries.</summary>
sealed class ServiceCalls(CallInvoker invoker)
{
    public CallInvoker Invoker => invoker;
}
