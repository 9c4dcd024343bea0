using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.Net.ClientFactory;

/// <summary>How a client of the factory is made.</summary>
public class GrpcClientFactoryOptions
{
    public Uri? Address { get; set; }

    public IList<Action<GrpcChannelOptions>> ChannelOptionsActions { get; } = new List<Action<GrpcChannelOptions>>();

    public IList<Action<CallOptionsContext>> CallOptionsActions { get; } = new List<Action<CallOptionsContext>>();

    public IList<InterceptorRegistration> InterceptorRegistrations { get; } = new List<InterceptorRegistration>();

    /// <summary>Makes the client, in place of its constructor that takes a <see cref="CallInvoker"/>.</summary>
    public Func<CallInvoker, object>? Creator { get; set; }
}
