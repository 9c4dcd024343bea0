using Microsoft.AspNetCore.Builder;

namespace HotChocolate.AspNetCore.Extensions;

/// <summary>Adds conventions to the GraphQL endpoint.</summary>
public sealed class GraphQLEndpointConventionBuilder(IEndpointConventionBuilder inner) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention) => inner.Add(convention);
}
