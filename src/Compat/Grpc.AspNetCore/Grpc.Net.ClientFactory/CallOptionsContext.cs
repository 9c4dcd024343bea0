using Grpc.Core;

namespace Grpc.Net.ClientFactory;

/// <summary>One call of a client of the factory, before it is made.</summary>
public class CallOptionsContext(CallOptions callOptions, IServiceProvider serviceProvider)
{
    public CallOptions CallOptions { get; set; } = callOptions;

    public IServiceProvider ServiceProvider { get; } = serviceProvider;
}
