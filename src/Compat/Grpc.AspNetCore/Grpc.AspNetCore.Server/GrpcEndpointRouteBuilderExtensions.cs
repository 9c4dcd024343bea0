using Grpc.AspNetCore.Server.Internal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

public static class GrpcEndpointRouteBuilderExtensions
{
    /// <summary>Serves every method of the service at its path; an instance is made for each call.</summary>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.ServiceProvider.GetService<ServerCallHandlerFactory<TService>>() is not { } handlers)
        {
            throw new InvalidOperationException("Call services.AddGrpc() before app.MapGrpcService.");
        }

        return new GrpcServiceEndpointConventionBuilder(ServiceRouteBuilder<TService>.Map(builder, handlers));
    }
}
