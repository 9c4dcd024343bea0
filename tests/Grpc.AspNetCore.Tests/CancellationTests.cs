using System.Collections.Concurrent;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests;

public class CancellationTests
{
    readonly TaskCompletionSource started = new();
    readonly TaskCompletionSource cancelled = new();

    [Fact]
    public async Task Caller_cancels_unary_and_the_service_is_cancelled()
    {
        await using var server = await GreeterServer.StartAsync(WaitingMethods());
        using var source = new CancellationTokenSource();
        var call = server.CreateClient().SayAsync(new Req(), cancellationToken: source.Token);
        await started.Task;

        source.Cancel();
        var failure = await GreeterServer.FailureOf(async () => await call);

        Assert.Equal(new Status(StatusCode.Cancelled, "Call canceled by the client."), failure.Status);
        await cancelled.Task;
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Caller_that_wants_it_gets_an_OperationCanceledException()
    {
        await using var server = await GreeterServer.StartAsync(WaitingMethods());
        using var source = new CancellationTokenSource();
        var client = server.CreateClient(new GrpcChannelOptions { ThrowOperationCanceledOnCancellation = true });
        var call = client.SayAsync(new Req(), cancellationToken: source.Token);
        await started.Task;

        source.Cancel();
        var exception = await Assert.ThrowsAsync<OperationCanceledException>(async () => await call);

        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task Caller_cancelled_before_the_call_fails_without_a_request()
    {
        await using var server = await GreeterServer.StartAsync();

        var failure = await GreeterServer.FailureOf(
            async () => await server.CreateClient().SayAsync(new Req(), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    [Fact]
    public async Task Caller_disposes_of_a_stream_and_the_service_is_cancelled()
    {
        await using var server = await GreeterServer.StartAsync(WaitingMethods());
        var call = server.CreateClient().SayMany(new Req());
        Assert.True(await call.ResponseStream.MoveNext());
        var next = call.ResponseStream.MoveNext();

        call.Dispose();

        var failure = await GreeterServer.FailureOf(() => next);
        Assert.Equal(new Status(StatusCode.Cancelled, "gRPC call disposed."), failure.Status);
        await cancelled.Task;
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Caller_stops_reading_by_token_and_the_call_is_cancelled()
    {
        await using var server = await GreeterServer.StartAsync(WaitingMethods());
        using var call = server.CreateClient().SayMany(new Req());
        using var source = new CancellationTokenSource();
        Assert.True(await call.ResponseStream.MoveNext(source.Token));
        var next = call.ResponseStream.MoveNext(source.Token);

        source.Cancel();

        Assert.Equal(StatusCode.Cancelled, (await GreeterServer.FailureOf(() => next)).StatusCode);
        await cancelled.Task;
    }

    [Fact]
    public async Task Caller_goes_away_in_the_middle_of_its_requests_and_the_service_is_cancelled()
    {
        var seen = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Collect = async (requests, context) =>
            {
                await requests.MoveNext();
                seen.SetResult();
                await Assert.ThrowsAnyAsync<Exception>(() => requests.MoveNext());
                await Until.Cancelled(context.CancellationToken, cancelled);
                return new Res();
            },
        });
        var call = server.CreateClient().Collect();
        await call.RequestStream.WriteAsync(new Req());
        await seen.Task;

        call.Dispose();

        Assert.Equal(StatusCode.Cancelled, (await GreeterServer.FailureOf(async () => await call)).StatusCode);
        await cancelled.Task;
    }

    [Fact]
    public async Task Caller_that_goes_away_never_seems_to_have_sent_all()
    {
        var ends = new ConcurrentBag<bool>();
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Collect = async (requests, _) =>
            {
                await requests.MoveNext();
                try
                {
                    ends.Add(await requests.MoveNext());
                }
                catch (Exception)
                {
                    throw new RpcException(new Status(StatusCode.Cancelled, "cut short"));
                }

                return new Res();
            },
        });
        var client = server.CreateClient();
        await Parallel.ForAsync(0, 2_000, async (_, cancellationToken) =>
        {
            var call = client.Collect(cancellationToken: cancellationToken);
            await call.RequestStream.WriteAsync(new Req(), cancellationToken);
            call.Dispose();
        });
        await server.DisposeAsync();

        Assert.Empty(ends);
    }

    [Fact]
    public async Task Endless_stream_to_a_caller_that_went_away_ends()
    {
        var ended = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            SayMany = async (_, responses, _) =>
            {
                try
                {
                    while (true)
                    {
                        await responses.WriteAsync(new Res { Text = new string('x', 10_000) });
                    }
                }
                finally
                {
                    ended.SetResult();
                }
            },
        });
        using (var call = server.CreateClient().SayMany(new Req()))
        {
            Assert.True(await call.ResponseStream.MoveNext());
        }

        await ended.Task;
        Assert.Equal("Hello x", (await server.CreateClient().SayAsync(new Req { Name = "x" })).Text);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Channel_disposed_of_ends_its_calls()
    {
        await using var server = await GreeterServer.StartAsync(WaitingMethods());
        var channel = server.CreateChannel();
        var call = new Greeter.GreeterClient(channel).SayAsync(new Req());
        await started.Task;

        channel.Dispose();

        Assert.Equal(StatusCode.Cancelled, (await GreeterServer.FailureOf(async () => await call)).StatusCode);
        await cancelled.Task;
        Assert.Throws<ObjectDisposedException>(channel.CreateCallInvoker);
    }

    [Fact]
    public async Task Calls_cancelled_at_any_moment_leave_the_others_right()
    {
        await using var server = await GreeterServer.StartAsync();
        var client = server.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async worker =>
        {
            for (var i = 0; i < 200; i++)
            {
                var name = $"{worker} {i} {new string('x', i * 37)}";
                using var doomed = client.SayMany(new Req { Name = name, Count = 50 });
                var expected = client.SayAsync(new Req { Name = name });
                for (var read = 0; read < i % 5; read++)
                {
                    Assert.True(await doomed.ResponseStream.MoveNext());
                    Assert.Equal($"Hello {name} {read}", doomed.ResponseStream.Current.Text);
                }

                doomed.Dispose();
                Assert.Equal($"Hello {name}", (await expected).Text);
            }
        }));

        Assert.Empty(server.Log.WarningsAndErrors);
    }

    GreeterMethods WaitingMethods() => new()
    {
        Say = async (_, context) =>
        {
            started.SetResult();
            await Until.Cancelled(context.CancellationToken, cancelled);
            return new Res();
        },
        SayMany = async (_, responses, context) =>
        {
            await responses.WriteAsync(new Res());
            await Until.Cancelled(context.CancellationToken, cancelled);
        },
    };
}
