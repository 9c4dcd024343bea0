using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Extensions;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the GraphQL endpoint.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps GraphQL over HTTP (POST with JSON, GET for queries, subscriptions as event streams), and over WebSocket if the application
    /// calls UseWebSockets().
    /// </summary>
    public static GraphQLEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var http = CreateEndpoint(endpoints.ServiceProvider);
        var sockets = ActivatorUtilities.CreateInstance<GraphQLSocketEndpoint>(endpoints.ServiceProvider);
        return new(endpoints
            .Map(path, context => context.WebSockets.IsWebSocketRequest ? sockets.InvokeAsync(context) : http.InvokeAsync(context))
            .WithDisplayName("GraphQL"));
    }

    public static GraphQLEndpointConventionBuilder WithOptions(
        this GraphQLEndpointConventionBuilder builder, GraphQLServerOptions serverOptions) => builder.WithMetadata(serverOptions);

    /// <summary>Maps each stored operation to a URL: <c>path/{operationId}/{operationName?}</c>.</summary>
    public static IEndpointConventionBuilder MapGraphQLPersistedOperations(
        this IEndpointRouteBuilder endpoints, string path = "/graphql/persisted", bool requireOperationName = false)
    {
        var name = requireOperationName ? "" : "?";
        return endpoints
            .MapMethods(
                $"{path}/{{{StoredOperationRoute.IdKey}}}/{{{StoredOperationRoute.NameKey}{name}}}",
                ["GET", "POST"],
                CreateEndpoint(endpoints.ServiceProvider).InvokeAsync)
            .WithDisplayName("GraphQL, stored operations");
    }

    static GraphQLHttpEndpoint CreateEndpoint(IServiceProvider services) => new(
        services.GetRequiredService<RequestExecutorResolver>(),
        services.GetRequiredService<ServerSetup>(),
        ActivatorUtilities.CreateInstance<EventStreamWriter>(services));
}
