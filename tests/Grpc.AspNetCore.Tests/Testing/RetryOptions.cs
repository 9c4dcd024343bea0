using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Options of channels that try again, soon unless the time is a test's own.</summary>
public static class RetryOptions
{
    public static GrpcChannelOptions Create(
        Action<RetryPolicy>? policy = null, Action<ServiceConfig>? config = null, TimeProvider? time = null)
    {
        var method = new MethodConfig { Names = { MethodName.Default }, RetryPolicy = CreatePolicy() };
        policy?.Invoke(method.RetryPolicy);
        var service = new ServiceConfig { MethodConfigs = { method } };
        config?.Invoke(service);
        return new GrpcChannelOptions
        {
            ServiceConfig = service,
            ServiceProvider = new ServiceCollection().AddSingleton(time ?? TimeProvider.System).BuildServiceProvider(),
            Random = new FixedRandom(0.5),
        };
    }

    public static RetryPolicy CreatePolicy() => new()
    {
        MaxAttempts = 3,
        InitialBackoff = TimeSpan.FromMilliseconds(1),
        MaxBackoff = TimeSpan.FromMilliseconds(1),
        BackoffMultiplier = 1,
        RetryableStatusCodes = { StatusCode.Unavailable },
    };

    /// <summary>For calls that may be on their way to a server that is stopping.</summary>
    public static RetryPolicy CreatePatientPolicy() => new()
    {
        MaxAttempts = 5,
        InitialBackoff = TimeSpan.FromMilliseconds(10),
        MaxBackoff = TimeSpan.FromMilliseconds(200),
        BackoffMultiplier = 2,
        RetryableStatusCodes = { StatusCode.Unavailable },
    };
}
