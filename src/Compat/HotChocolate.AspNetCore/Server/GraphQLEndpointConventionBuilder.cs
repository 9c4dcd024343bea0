using Microsoft.AspNetCore.Builder;

namespace HotChocolate.AspNetCore.Extensions;

/// <summary>The GraphQL endpoint, for what an application adds to it.</summary>
public sealed class GraphQLEndpointConventionBuilder(IEndpointConventionBuilder inner) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention) => inner.Add(convention);
}
