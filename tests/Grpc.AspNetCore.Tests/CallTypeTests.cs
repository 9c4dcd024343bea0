using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests;

public class CallTypeTests
{
    [Fact]
    public async Task Unary_ok_returns_reply_headers_and_trailers()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = async (request, context) =>
            {
                await context.WriteResponseHeadersAsync(new Metadata { { "from-headers", "1" } });
                context.ResponseTrailers.Add("from-trailers", "2");
                return new Res { Text = $"Hello {request.Name}" };
            },
        });
        using var call = server.CreateClient().SayAsync(new Req { Name = "Calais" });

        var headers = await call.ResponseHeadersAsync;
        var reply = await call;

        Assert.Equal("Hello Calais", reply.Text);
        Assert.Equal("1", headers.GetValue("from-headers"));
        Assert.Equal("2", call.GetTrailers().GetValue("from-trailers"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Unary_blocking_returns_reply()
    {
        await using var server = await GreeterServer.StartAsync();

        Assert.Equal("Hello Dover", server.CreateClient().Say(new Req { Name = "Dover" }).Text);
    }

    [Fact]
    public async Task Unary_empty_messages_both_ways()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods { Say = (_, _) => Task.FromResult(new Res()) });

        Assert.Equal(new Res(), await server.CreateClient().SayAsync(new Req()));
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(3_900_000)]
    public async Task Unary_large_messages_both_ways(int size)
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (request, _) => Task.FromResult(new Res { Text = request.Name }),
        });
        var name = new string('x', size);

        Assert.Equal(name, (await server.CreateClient().SayAsync(new Req { Name = name })).Text);
    }

    [Fact]
    public async Task Unary_many_at_once_each_gets_its_own_reply()
    {
        await using var server = await GreeterServer.StartAsync();
        var client = server.CreateClient();

        var replies = await Task.WhenAll(Enumerable.Range(0, 500).Select(CallAsync));

        Assert.All(replies, reply => Assert.Equal($"Hello {reply.I}", reply.Text));

        async Task<(int I, string Text)> CallAsync(int i) => (i, (await client.SayAsync(new Req { Name = $"{i}" })).Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5_000)]
    public async Task ServerStreaming_ok_returns_all_replies_in_order(int count)
    {
        await using var server = await GreeterServer.StartAsync();
        using var call = server.CreateClient().SayMany(new Req { Name = "x", Count = count });

        var replies = await call.ResponseStream.ReadAllAsync().Select(reply => reply.Text).ToListAsync();

        Assert.Equal(Enumerable.Range(0, count).Select(i => $"Hello x {i}"), replies);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task ServerStreaming_each_reply_arrives_before_the_next_is_written()
    {
        var goOn = new SemaphoreSlim(0);
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            SayMany = async (_, responses, context) =>
            {
                for (var i = 0; i < 3; i++)
                {
                    await responses.WriteAsync(new Res { Text = $"{i}" });
                    await goOn.WaitAsync(context.CancellationToken);
                }
            },
        });
        using var call = server.CreateClient().SayMany(new Req());

        for (var i = 0; i < 3; i++)
        {
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal($"{i}", call.ResponseStream.Current.Text);
            goOn.Release();
        }

        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task ServerStreaming_error_after_replies_throws_after_them()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            SayMany = async (_, responses, _) =>
            {
                await responses.WriteAsync(new Res { Text = "one" });
                throw new RpcException(new Status(StatusCode.DataLoss, "gone"), new Metadata { { "why", "test" } });
            },
        });
        using var call = server.CreateClient().SayMany(new Req());

        Assert.True(await call.ResponseStream.MoveNext());
        var failure = await GreeterServer.FailureOf(() => call.ResponseStream.MoveNext());

        Assert.Equal(new Status(StatusCode.DataLoss, "gone"), failure.Status);
        Assert.Equal("test", failure.Trailers.GetValue("why"));
    }

    [Fact]
    public async Task ClientStreaming_ok_server_sees_all_requests()
    {
        await using var server = await GreeterServer.StartAsync();
        using var call = server.CreateClient().Collect();

        foreach (var name in new[] { "a", "b", "c" })
        {
            await call.RequestStream.WriteAsync(new Req { Name = name });
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal("a b c", (await call).Text);
    }

    [Fact]
    public async Task ClientStreaming_without_requests_still_gets_a_reply()
    {
        await using var server = await GreeterServer.StartAsync();
        using var call = server.CreateClient().Collect();

        await call.RequestStream.CompleteAsync();

        Assert.Equal("", (await call).Text);
    }

    [Fact]
    public async Task ClientStreaming_refused_early_write_and_reply_both_tell_the_status()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Collect = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, "no")),
        });
        using var call = server.CreateClient().Collect();

        var failure = await GreeterServer.FailureOf(async () => await call);
        var writeFailure = await GreeterServer.FailureOf(() => call.RequestStream.WriteAsync(new Req()));

        Assert.Equal(StatusCode.PermissionDenied, failure.StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, writeFailure.StatusCode);
    }

    [Fact]
    public async Task Duplex_ping_pong_answers_each_request_before_the_next()
    {
        await using var server = await GreeterServer.StartAsync();
        using var call = server.CreateClient().Chat();

        for (var i = 0; i < 100; i++)
        {
            await call.RequestStream.WriteAsync(new Req { Name = $"{i}" });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal($"Hello {i}", call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Duplex_write_after_complete_is_refused()
    {
        await using var server = await GreeterServer.StartAsync();
        using var call = server.CreateClient().Chat();
        await call.RequestStream.CompleteAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync(new Req()));

        Assert.Equal("Can't write a message after CompleteAsync.", refusal.Message);
    }

    [Fact]
    public async Task Service_from_the_container_is_used()
    {
        var methods = new GreeterMethods { Say = (_, _) => Task.FromResult(new Res { Text = "registered" }) };
        await using var server = await GreeterServer.StartAsync(services: services => services.AddSingleton(new GreeterService(methods)));

        Assert.Equal("registered", (await server.CreateClient().SayAsync(new Req())).Text);
    }
}
