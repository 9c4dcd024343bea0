namespace Grpc.Net.Client.Balancer;

/// <summary>Makes the resolver of channels whose address has a certain scheme; taken from the channel's services.</summary>
public abstract class ResolverFactory
{
    /// <summary>The scheme, such as <c>dns</c>.</summary>
    public abstract string Name { get; }

    public abstract Resolver Create(ResolverOptions options);
}
