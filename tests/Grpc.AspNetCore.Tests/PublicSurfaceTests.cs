using Grpc.Core;

namespace Grpc.AspNetCore.Tests;

public class PublicSurfaceTests
{
    [Fact]
    public void Public_types_are_in_namespaces_of_the_real_packages_only()
    {
        string[] real =
        [
            "Google.Rpc",
            "Grpc.AspNetCore.HealthChecks",
            "Grpc.AspNetCore.Server",
            "Grpc.Core",
            "Grpc.Core.Interceptors",
            "Grpc.Health.V1",
            "Grpc.Net.Client",
            "Grpc.Net.Client.Balancer",
            "Grpc.Net.Client.Configuration",
            "Grpc.Net.ClientFactory",
            "Grpc.Reflection.V1",
            "Grpc.Reflection.V1Alpha",
            "Microsoft.AspNetCore.Builder",
            "Microsoft.Extensions.DependencyInjection",
        ];

        var actual = typeof(RpcException).Assembly.GetExportedTypes()
            .Select(type => type.Namespace!)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(real, actual);
    }
}
