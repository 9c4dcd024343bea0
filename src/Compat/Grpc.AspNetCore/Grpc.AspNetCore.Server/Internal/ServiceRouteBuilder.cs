using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Maps the methods of a service to their paths.</summary>
static class ServiceRouteBuilder<TService>
    where TService : class
{
    public static IReadOnlyList<IEndpointConventionBuilder> Map(IEndpointRouteBuilder endpoints, ServerCallHandlerFactory<TService> handlers)
    {
        var served = endpoints.ServiceProvider.GetRequiredService<ServedServices>();
        List<IEndpointConventionBuilder> mapped = [];
        foreach (var method in ServiceMethodBinder<TService>.GetMethods(handlers))
        {
            served.Add(method.Method.ServiceName);
            mapped.Add(endpoints
                .MapPost(method.Method.FullName, method.Handler.HandleCallAsync)
                .WithDisplayName($"gRPC - {method.Method.FullName}")
                .WithMetadata([.. method.Attributes, new GrpcMethodMetadata(typeof(TService), method.Method)]));
        }

        return mapped;
    }
}
