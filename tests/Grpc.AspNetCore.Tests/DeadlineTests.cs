using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests;

public class DeadlineTests
{
    readonly ManualTime serverTime = new();
    readonly ManualTime clientTime = new();

    [Fact]
    public async Task Deadline_of_the_caller_is_seen_by_the_service()
    {
        DateTime seen = default;
        await using var server = await StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                seen = context.Deadline;
                return Task.FromResult(new Res());
            },
        });

        await CreateClient(server).SayAsync(new Req(), deadline: clientTime.GetUtcNow().UtcDateTime.AddSeconds(90));

        Assert.Equal(serverTime.GetUtcNow().UtcDateTime.AddSeconds(90), seen);
        Assert.Equal(DateTimeKind.Utc, seen.Kind);
        Assert.Equal(0, serverTime.ActiveTimers);
        Assert.Equal(0, clientTime.ActiveTimers);
    }

    [Fact]
    public async Task No_deadline_is_seen_as_the_end_of_time()
    {
        DateTime seen = default;
        await using var server = await StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                seen = context.Deadline;
                return Task.FromResult(new Res());
            },
        });

        await CreateClient(server).SayAsync(new Req());

        Assert.Equal(DateTime.MaxValue, seen);
    }

    [Fact]
    public async Task Deadline_passed_on_the_client_ends_the_call_and_cancels_the_service()
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var server = await StartAsync(WaitForCancellation(started, cancelled));
        var call = CreateClient(server).SayAsync(new Req(), deadline: clientTime.GetUtcNow().UtcDateTime.AddSeconds(5));
        await started.Task;

        clientTime.Advance(TimeSpan.FromSeconds(6));
        var failure = await GreeterServer.FailureOf(async () => await call);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        await cancelled.Task;
    }

    [Fact]
    public async Task Deadline_passed_on_the_server_cancels_the_service_and_tells_the_caller()
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var server = await StartAsync(WaitForCancellation(started, cancelled));
        var call = CreateClient(server).SayAsync(new Req(), deadline: clientTime.GetUtcNow().UtcDateTime.AddSeconds(5));
        await started.Task;

        serverTime.Advance(TimeSpan.FromSeconds(6));
        var failure = await GreeterServer.FailureOf(async () => await call);

        Assert.Equal(new Status(StatusCode.DeadlineExceeded, "Deadline Exceeded"), failure.Status);
        await cancelled.Task;
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Deadline_passed_on_the_server_tells_the_caller_though_the_service_takes_no_notice()
    {
        var started = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await using var server = await StartAsync(new GreeterMethods
        {
            Say = async (_, _) =>
            {
                started.SetResult();
                await goOn.Task;
                return new Res { Text = "too late" };
            },
        });
        var call = CreateClient(server).SayAsync(new Req(), deadline: clientTime.GetUtcNow().UtcDateTime.AddSeconds(5));
        await started.Task;

        serverTime.Advance(TimeSpan.FromSeconds(6));
        var failure = await GreeterServer.FailureOf(async () => await call);
        goOn.SetResult();

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Deadline_passed_in_a_stream_ends_it_after_what_was_written()
    {
        var written = new TaskCompletionSource();
        await using var server = await StartAsync(new GreeterMethods
        {
            SayMany = async (_, responses, context) =>
            {
                await responses.WriteAsync(new Res { Text = "one" });
                written.SetResult();
                await Until.Cancelled(context.CancellationToken);
            },
        });
        using var call = CreateClient(server).SayMany(new Req(), deadline: clientTime.GetUtcNow().UtcDateTime.AddSeconds(5));
        Assert.True(await call.ResponseStream.MoveNext());
        await written.Task;

        serverTime.Advance(TimeSpan.FromSeconds(6));
        var failure = await GreeterServer.FailureOf(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task Deadline_passed_while_a_write_waits_for_a_slow_reader_cancels_the_service()
    {
        var ended = new TaskCompletionSource();
        await using var server = await StartAsync(new GreeterMethods
        {
            SayMany = async (_, responses, _) =>
            {
                try
                {
                    while (true)
                    {
                        await responses.WriteAsync(new Res { Text = new string('x', 100_000) });
                    }
                }
                catch (OperationCanceledException)
                {
                    ended.SetResult();
                    throw;
                }
            },
        });
        using (var call = CreateClient(server).SayMany(new Req(), deadline: clientTime.GetUtcNow().UtcDateTime.AddSeconds(5)))
        {
            Assert.True(await call.ResponseStream.MoveNext());

            serverTime.Advance(TimeSpan.FromSeconds(6));

            await ended.Task;
        }

        Assert.Equal("Hello next", (await CreateClient(server).SayAsync(new Req { Name = "next" })).Text);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Deadline_already_passed_fails_without_a_request()
    {
        var isServed = false;
        await using var server = await StartAsync(new GreeterMethods
        {
            Say = (_, _) =>
            {
                isServed = true;
                return Task.FromResult(new Res());
            },
        });

        var failure = await GreeterServer.FailureOf(
            async () => await CreateClient(server).SayAsync(new Req(), deadline: clientTime.GetUtcNow().UtcDateTime.AddSeconds(-1)));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.False(isServed);
    }

    [Fact]
    public async Task Deadline_in_local_time_is_refused()
    {
        await using var server = await StartAsync(new GreeterMethods());

        var local = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Local);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await CreateClient(server).SayAsync(new Req(), deadline: local));
    }

    [Fact]
    public async Task Deadlines_passing_at_any_moment_end_each_call_once_and_log_nothing()
    {
        await using var server = await GreeterServer.StartAsync();
        var client = server.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async worker =>
        {
            for (var i = 0; i < 100; i++)
            {
                var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds((worker + i) % 20);
                using var call = client.SayMany(new Req { Name = new string('x', i), Count = 200 }, deadline: deadline);
                try
                {
                    Assert.Equal(200, await call.ResponseStream.ReadAllAsync().CountAsync());
                }
                catch (RpcException exception)
                {
                    Assert.True(exception.StatusCode == StatusCode.DeadlineExceeded, exception.ToString());
                }
            }
        }));

        Assert.Equal("Hello after", (await client.SayAsync(new Req { Name = "after" })).Text);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    static GreeterMethods WaitForCancellation(TaskCompletionSource started, TaskCompletionSource cancelled) => new()
    {
        Say = async (_, context) =>
        {
            started.SetResult();
            await Until.Cancelled(context.CancellationToken, cancelled);
            return new Res();
        },
    };

    Task<GreeterServer> StartAsync(GreeterMethods methods) =>
        GreeterServer.StartAsync(methods, services: services => services.AddSingleton<TimeProvider>(serverTime));

    Greeter.GreeterClient CreateClient(GreeterServer server) => server.CreateClient(new GrpcChannelOptions
    {
        ServiceProvider = new ServiceCollection().AddSingleton<TimeProvider>(clientTime).BuildServiceProvider(),
    });
}
