using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests;

/// <summary>The server in memory, as tests of applications host it.</summary>
public class TestHostTests
{
    [Fact]
    public async Task Every_call_type_and_a_failure_over_a_test_server()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(new GreeterMethods());
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<GreeterService>();
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress(
            "http://test", new GrpcChannelOptions { HttpHandler = app.GetTestServer().CreateHandler() });
        var client = new Greeter.GreeterClient(channel);

        Assert.Equal("Hello x", (await client.SayAsync(new Req { Name = "x" })).Text);

        using var many = client.SayMany(new Req { Name = "x", Count = 3 });
        Assert.Equal(3, await many.ResponseStream.ReadAllAsync().CountAsync());

        using var chat = client.Chat();
        await chat.RequestStream.WriteAsync(new Req { Name = "y" });
        Assert.True(await chat.ResponseStream.MoveNext());
        Assert.Equal("Hello y", chat.ResponseStream.Current.Text);
        await chat.RequestStream.CompleteAsync();
        Assert.False(await chat.ResponseStream.MoveNext());

        using var collect = client.Collect();
        await collect.RequestStream.WriteAsync(new Req { Name = "z" });
        await collect.RequestStream.CompleteAsync();
        Assert.Equal("z", (await collect).Text);

        var failure = await GreeterServer.FailureOf(
            async () => await new Health.V1.Health.HealthClient(channel).CheckAsync(new Health.V1.HealthCheckRequest()));
        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }
}
