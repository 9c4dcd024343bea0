using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the GraphQL endpoint.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>GraphQL over HTTP: POST with JSON, and GET for queries.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var services = endpoints.ServiceProvider;
        var endpoint = new GraphQLHttpEndpoint(
            services.GetRequiredService<RequestExecutorResolver>(),
            services.GetRequiredService<IHttpRequestInterceptor>(),
            services.GetRequiredService<ServerSetup>());
        return endpoints.Map(path, endpoint.InvokeAsync).WithDisplayName("GraphQL");
    }
}
