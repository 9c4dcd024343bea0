using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Testing;

public static class GreeterRegistration
{
    public static void AddSingletonGreeter(this IServiceCollection services, GreeterMethods methods) =>
        services.AddSingleton(new GreeterService(methods));
}
