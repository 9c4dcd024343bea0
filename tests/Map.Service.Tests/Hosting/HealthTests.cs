using Grpc.Core;
using Grpc.Health.V1;
using Map.Testing.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Map.Service.Tests.Hosting;

public sealed class HealthTests : IAsyncLifetime
{
    readonly PlacesServer server = new();

    Health.HealthClient Client => new(server.Channel);

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Service_is_ready_by_both_ways_while_its_database_answers_and_not_without_it()
    {
        Assert.Equal((ServingStatus.Serving, "Healthy"), (await CheckAsync(), await ReadyAsync()));

        await server.DropDatabaseAsync();

        Assert.Equal((ServingStatus.NotServing, "Unhealthy"), (await CheckAsync(), await ReadyAsync()));
    }

    [Fact]
    public async Task Watch_tells_that_database_is_gone()
    {
        using var watch = Client.Watch(new HealthCheckRequest(), deadline: DateTime.UtcNow.Add(Patience.Limit));
        await PublishAsync();
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch, ServingStatus.Serving));

        await server.DropDatabaseAsync();
        await PublishAsync();

        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch, ServingStatus.NotServing));
    }

    [Fact]
    public async Task Unknown_service_is_not_found()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await Client.CheckAsync(new HealthCheckRequest { Service = "map.v1.Übergang" }));

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
    }

    // The service does so by itself every half a minute.
    async Task PublishAsync()
    {
        var report = await server.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        foreach (var publisher in server.Services.GetServices<IHealthCheckPublisher>())
            await publisher.PublishAsync(report, CancellationToken.None);
    }

    async Task<ServingStatus> CheckAsync() => (await Client.CheckAsync(new HealthCheckRequest())).Status;

    // Before the first check nothing is known, which is told as well.
    static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch, ServingStatus wanted)
    {
        do Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        while (watch.ResponseStream.Current.Status != wanted);
        return watch.ResponseStream.Current.Status;
    }

    async Task<string> ReadyAsync()
    {
        using var http = new HttpClient
        {
            DefaultRequestVersion = new Version(2, 0),
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await http.GetAsync(new Uri(server.Url, "/ready"));
        return await answer.Content.ReadAsStringAsync();
    }
}
