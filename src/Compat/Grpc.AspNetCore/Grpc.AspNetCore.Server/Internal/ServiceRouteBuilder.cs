using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Maps the methods of a service to their paths.</summary>
sealed class ServiceRouteBuilder<TService>(IEndpointRouteBuilder endpoints, ServerCallHandlerFactory<TService> handlers)
    where TService : class
{
    readonly List<IEndpointConventionBuilder> mapped = [];

    public IReadOnlyList<IEndpointConventionBuilder> Map()
    {
        foreach (var method in ServiceMethodBinder<TService>.GetMethods(handlers))
        {
            var endpoint = endpoints.MapPost(method.Method.FullName, method.Handler.HandleCallAsync);
            endpoint.WithDisplayName($"gRPC - {method.Method.FullName}");
            endpoint.WithMetadata([.. method.Attributes, new GrpcMethodMetadata(typeof(TService), method.Method)]);
            mapped.Add(endpoint);
            MapUnknownMethods(method.Method);
        }

        MapUnknownServices();
        return mapped;
    }

    void MapUnknownMethods(IMethod sibling)
    {
        var registry = endpoints.ServiceProvider.GetRequiredService<ServiceMethodsRegistry>();
        if (registry.Services.Add(sibling.ServiceName))
        {
            MapUnimplemented("/" + sibling.ServiceName + "/{unimplementedMethod}", "Method is unimplemented.");
        }
    }

    void MapUnknownServices()
    {
        var registry = endpoints.ServiceProvider.GetRequiredService<ServiceMethodsRegistry>();
        if (!handlers.IgnoresUnknownServices && !registry.AnswersUnknownServices)
        {
            registry.AnswersUnknownServices = true;
            MapUnimplemented("/{unimplementedService}/{unimplementedMethod}", "Service is unimplemented.");
        }
    }

    void MapUnimplemented(string pattern, string what)
    {
        var route = RoutePatternFactory.Parse(
            pattern, defaults: null, parameterPolicies: new { unimplementedMethod = new GrpcRouteConstraint() });
        mapped.Add(endpoints
            .Map(route, handlers.CreateUnimplemented(what).HandleCallAsync)
            .WithMetadata(new HttpMethodMetadata(["POST"]))
            .WithDisplayName($"gRPC - {what}"));
    }
}
