using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.AspNetCore.Tests;

public class HealthTests
{
    HealthCheckResult database = HealthCheckResult.Healthy();

    [Fact]
    public async Task Check_follows_the_health_checks_of_the_service()
    {
        await using var server = await StartAsync();
        var client = new Health.V1.Health.HealthClient(server.CreateChannel());

        Assert.Equal(ServingStatus.Serving, await Check(""));
        database = HealthCheckResult.Degraded();
        Assert.Equal(ServingStatus.Serving, await Check(""));
        database = HealthCheckResult.Unhealthy("gone");
        Assert.Equal(ServingStatus.NotServing, await Check(""));
        Assert.Equal(ServingStatus.NotServing, await Check("ready"));
        Assert.Equal(ServingStatus.Serving, await Check("live"));

        async Task<ServingStatus> Check(string service) => (await client.CheckAsync(new HealthCheckRequest { Service = service })).Status;
    }

    [Fact]
    public async Task Check_of_an_unknown_service_is_not_found()
    {
        await using var server = await StartAsync();

        var client = new Health.V1.Health.HealthClient(server.CreateChannel());

        var failure = await GreeterServer.FailureOf(async () => await client.CheckAsync(new HealthCheckRequest { Service = "x" }));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Watch_tells_each_change_and_the_end()
    {
        await using var server = await StartAsync();
        var publisher = server.Services.GetServices<IHealthCheckPublisher>().Single();
        using var call = new Health.V1.Health.HealthClient(server.CreateChannel()).Watch(new HealthCheckRequest { Service = "ready" });

        Assert.Equal(ServingStatus.Serving, await Next());
        await Publish(HealthStatus.Unhealthy);
        Assert.Equal(ServingStatus.NotServing, await Next());
        await Publish(HealthStatus.Healthy);
        Assert.Equal(ServingStatus.Serving, await Next());
        var stopping = server.StopAsync();
        Assert.Equal(ServingStatus.NotServing, await Next());
        Assert.False(await call.ResponseStream.MoveNext());
        await stopping;

        async Task<ServingStatus> Next()
        {
            Assert.True(await call.ResponseStream.MoveNext());
            return call.ResponseStream.Current.Status;
        }

        Task Publish(HealthStatus status) => publisher.PublishAsync(
            new HealthReport(
                new Dictionary<string, HealthReportEntry> { ["database"] = new(status, null, TimeSpan.Zero, null, null, ["ready"]) },
                TimeSpan.Zero),
            CancellationToken.None);
    }

    [Fact]
    public async Task Watch_of_an_unknown_service_tells_so_and_stays_open()
    {
        await using var server = await StartAsync();
        using var call = new Health.V1.Health.HealthClient(server.CreateChannel()).Watch(new HealthCheckRequest { Service = "x" });

        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(ServingStatus.ServiceUnknown, call.ResponseStream.Current.Status);
        Assert.False(call.ResponseStream.MoveNext().IsCompleted);
    }

    Task<GreeterServer> StartAsync() => GreeterServer.StartAsync(
        services: services => services
            .AddGrpcHealthChecks(options =>
            {
                options.Services.Map("ready", check => check.Tags.Contains("ready"));
                options.Services.Map("live", _ => false);
            })
            .AddCheck("database", () => database, ["ready"]),
        map: app => app.MapGrpcHealthChecksService());
}
