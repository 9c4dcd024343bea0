using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Retries;

/// <summary>Streams that fail at first: what was sent is sent again.</summary>
public class StreamRetryTests
{
    [Fact]
    public async Task Stream_of_replies_is_asked_for_again()
    {
        var attempts = new Attempts(failing: 2);
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            SayMany = async (request, responses, context) =>
            {
                attempts.Add(context);
                for (var i = 0; i < request.Count; i++)
                {
                    await responses.WriteAsync(new Res { Text = $"{i}" });
                }
            },
        });
        using var call = server.CreateClient(RetryOptions.Create()).SayMany(new Req { Count = 3 });

        Assert.Equal(["0", "1", "2"], await call.ResponseStream.ReadAllAsync().Select(reply => reply.Text).ToListAsync());
        Assert.Equal([null, "1", "2"], attempts.Seen);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Empty_stream_of_replies_is_an_answer()
    {
        var attempts = new Attempts(failing: 1);
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            SayMany = (_, _, context) =>
            {
                attempts.Add(context);
                return Task.CompletedTask;
            },
        });
        using var call = server.CreateClient(RetryOptions.Create()).SayMany(new Req());

        Assert.Empty(await call.ResponseStream.ReadAllAsync().ToListAsync());
        Assert.Equal(2, attempts.Count);
    }

    [Fact]
    public async Task Stream_of_replies_that_breaks_off_is_not_begun_anew()
    {
        var count = 0;
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            SayMany = async (_, responses, _) =>
            {
                count++;
                await responses.WriteAsync(new Res());
                throw new RpcException(new Status(StatusCode.Unavailable, "broken off"));
            },
        });
        using var call = server.CreateClient(RetryOptions.Create()).SayMany(new Req());

        Assert.True(await call.ResponseStream.MoveNext());
        var failure = await GreeterServer.FailureOf(() => call.ResponseStream.MoveNext());

        Assert.Equal("broken off", failure.Status.Detail);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Requests_sent_before_the_failure_are_sent_again_before_those_after_it()
    {
        var time = new ManualTime();
        var attempts = new Attempts(failing: 1);
        await using var server = await StartCollectingAsync(attempts, failAfter: 2);
        using var call = server.CreateClient(RetryOptions.Create(time: time)).Collect();

        await call.RequestStream.WriteAsync(new Req { Name = "one" });
        // The attempt may fail before it is known to have been sent, and then the next one sends it.
        var second = call.RequestStream.WriteAsync(new Req { Name = "two" });
        time.Advance(await time.NextTimerAsync());
        await second;
        await call.RequestStream.WriteAsync(new Req { Name = "three" });
        await call.RequestStream.CompleteAsync();

        Assert.Equal("one two three", (await call).Text);
        Assert.Equal([null, "1"], attempts.Seen);
    }

    [Fact]
    public async Task Write_while_waiting_for_the_next_attempt_is_sent_by_it()
    {
        var time = new ManualTime();
        await using var server = await StartCollectingAsync(new Attempts(failing: 1), failAfter: 0);
        using var call = server.CreateClient(RetryOptions.Create(time: time)).Collect();
        var wait = await time.NextTimerAsync();

        var write = call.RequestStream.WriteAsync(new Req { Name = "patient" });
        Assert.False(write.IsCompleted);
        time.Advance(wait);
        await write;
        await call.RequestStream.CompleteAsync();

        Assert.Equal("patient", (await call).Text);
    }

    [Fact]
    public async Task Conversation_is_begun_anew_until_the_first_reply()
    {
        var attempts = new Attempts(failing: 2);
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Chat = async (requests, responses, context) =>
            {
                await requests.MoveNext();
                attempts.Add(context);
                do
                {
                    await responses.WriteAsync(new Res { Text = requests.Current.Name });
                }
                while (await requests.MoveNext());
            },
        });
        using var call = server.CreateClient(RetryOptions.Create()).Chat();

        for (var i = 0; i < 5; i++)
        {
            await call.RequestStream.WriteAsync(new Req { Name = $"{i}" });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal($"{i}", call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal([null, "1", "2"], attempts.Seen);
    }

    [Fact]
    public async Task Write_after_the_last_attempt_throws_how_the_call_ended()
    {
        await using var server = await StartCollectingAsync(new Attempts(failing: 9), failAfter: 0);
        using var call = server.CreateClient(RetryOptions.Create()).Collect();
        await GreeterServer.FailureOf(async () => await call);

        var failure = await GreeterServer.FailureOf(() => call.RequestStream.WriteAsync(new Req()));

        Assert.Equal("attempt 3", failure.Status.Detail);
    }

    [Theory]
    [InlineData(20, null)]
    [InlineData(null, 20)]
    public async Task Requests_over_the_limit_commit_the_call_to_its_attempt(int? callLimit, int? channelLimit)
    {
        var attempts = new Attempts(failing: 9);
        await using var server = await StartCollectingAsync(attempts, failAfter: 2);
        var options = RetryOptions.Create();
        options.MaxRetryBufferPerCallSize = callLimit;
        options.MaxRetryBufferSize = channelLimit;
        using var call = server.CreateClient(options).Collect();

        await call.RequestStream.WriteAsync(new Req { Name = "ten bytes." });
        // The call may fail before the request is known to have been sent, and the write with it.
        await Task.WhenAny(call.RequestStream.WriteAsync(new Req { Name = "ten bytes." }));
        var failure = await GreeterServer.FailureOf(async () => await call);

        Assert.Equal("attempt 1", failure.Status.Detail);
        Assert.Equal(1, attempts.Count);
    }

    [Fact]
    public async Task Requests_far_over_the_limit_all_arrive()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Collect = async (requests, _) =>
            {
                var next = 0;
                await foreach (var request in requests.ReadAllAsync())
                {
                    Assert.Equal(next++, request.Count);
                }

                return new Res { Text = $"{next}" };
            },
        });
        var options = RetryOptions.Create();
        options.MaxRetryBufferPerCallSize = 100_000;
        using var call = server.CreateClient(options).Collect();

        for (var i = 0; i < 500; i++)
        {
            await call.RequestStream.WriteAsync(new Req { Count = i, Name = new string('x', 10_000) });
        }

        await call.RequestStream.CompleteAsync();
        Assert.Equal("500", (await call).Text);
    }

    [Fact]
    public async Task Room_of_finished_calls_is_free_for_others()
    {
        var count = 0;
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (request, _) => count++ % 2 == 0
                ? throw new RpcException(new Status(StatusCode.Unavailable, "every other time"))
                : Task.FromResult(new Res { Text = request.Name }),
        });
        var options = RetryOptions.Create();
        options.MaxRetryBufferSize = 20;
        var client = server.CreateClient(options);

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("ten bytes.", (await client.SayAsync(new Req { Name = "ten bytes." })).Text);
        }
    }

    [Fact]
    public async Task Reader_that_stops_in_the_middle_ends_the_call_on_the_server()
    {
        var cancelled = new TaskCompletionSource();
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            SayMany = async (_, responses, context) =>
            {
                await responses.WriteAsync(new Res());
                await Until.Cancelled(context.CancellationToken, cancelled);
            },
        });
        var call = server.CreateClient(RetryOptions.Create()).SayMany(new Req());
        Assert.True(await call.ResponseStream.MoveNext());

        call.Dispose();

        await cancelled.Task;
    }

    static Task<GreeterServer> StartCollectingAsync(Attempts attempts, int failAfter) => GreeterServer.StartAsync(new GreeterMethods
    {
        Collect = async (requests, context) =>
        {
            var names = new List<string>();
            while (names.Count < failAfter && await requests.MoveNext())
            {
                names.Add(requests.Current.Name);
            }

            attempts.Add(context);
            await foreach (var request in requests.ReadAllAsync())
            {
                names.Add(request.Name);
            }

            return new Res { Text = string.Join(' ', names) };
        },
    });
}
