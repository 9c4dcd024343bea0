using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Tests.Retries;

/// <summary>Calls with one request and one reply that fail at first.</summary>
public class RetryTests
{
    [Fact]
    public async Task Unavailable_service_is_asked_again_until_it_answers()
    {
        var attempts = new Attempts(failing: 2);
        await using var server = await StartAsync(attempts);

        var reply = await server.CreateClient(RetryOptions.Create()).SayAsync(new Req { Name = "at last" });

        Assert.Equal("Hello at last", reply.Text);
        Assert.Equal([null, "1", "2"], attempts.Seen);
    }

    [Fact]
    public async Task Attempts_end_with_the_number_of_the_policy_and_the_status_of_the_last()
    {
        var attempts = new Attempts(failing: 9, trailers: new Metadata { { "reason", "busy" } });
        await using var server = await StartAsync(attempts);

        var failure = await GreeterServer.FailureOf(
            async () => await server.CreateClient(RetryOptions.Create()).SayAsync(new Req()));

        Assert.Equal(new Status(StatusCode.Unavailable, "attempt 3"), failure.Status);
        Assert.Equal("busy", failure.Trailers.GetValue("reason"));
        Assert.Equal(3, attempts.Count);
    }

    [Fact]
    public async Task Attempts_of_a_channel_are_capped_by_it()
    {
        var attempts = new Attempts(failing: 9);
        await using var server = await StartAsync(attempts);
        var options = RetryOptions.Create(policy => policy.MaxAttempts = 9);
        options.MaxRetryAttempts = 2;

        await GreeterServer.FailureOf(async () => await server.CreateClient(options).SayAsync(new Req()));

        Assert.Equal(2, attempts.Count);
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public async Task Status_that_the_policy_does_not_name_ends_the_call(StatusCode status)
    {
        var attempts = new Attempts(failing: 9, status);
        await using var server = await StartAsync(attempts);

        var failure = await GreeterServer.FailureOf(
            async () => await server.CreateClient(RetryOptions.Create()).SayAsync(new Req()));

        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(1, attempts.Count);
    }

    [Fact]
    public async Task Backoff_grows_up_to_its_maximum()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(new Attempts(failing: 4));
        var options = RetryOptions.Create(
            policy =>
            {
                policy.MaxAttempts = 5;
                policy.InitialBackoff = TimeSpan.FromSeconds(1);
                policy.MaxBackoff = TimeSpan.FromSeconds(3);
                policy.BackoffMultiplier = 2;
            },
            time: time);
        using var call = server.CreateClient(options).SayAsync(new Req());

        var waits = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            var wait = await time.NextTimerAsync();
            waits.Add(wait.TotalSeconds);
            time.Advance(wait);
        }

        await call;
        Assert.Equal([1, 2, 3, 3], waits);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Theory]
    [InlineData(0, 0.8)]
    [InlineData(0.5, 1)]
    [InlineData(1, 1.2)]
    public async Task Backoff_is_spread_by_a_fifth(double random, double seconds)
    {
        var time = new ManualTime();
        await using var server = await StartAsync(new Attempts(failing: 1));
        var options = RetryOptions.Create(policy => policy.InitialBackoff = policy.MaxBackoff = TimeSpan.FromSeconds(1), time: time);
        options.Random = new FixedRandom(random);
        using var call = server.CreateClient(options).SayAsync(new Req());

        var wait = await time.NextTimerAsync();
        time.Advance(wait);

        await call;
        Assert.Equal(seconds, wait.TotalSeconds);
    }

    [Fact]
    public async Task Deadline_passing_while_waiting_ends_the_call()
    {
        var time = new ManualTime();
        var attempts = new Attempts(failing: 9);
        await using var server = await StartAsync(attempts);
        using var call = server.CreateClient(Slow(time)).SayAsync(new Req(), deadline: time.GetUtcNow().UtcDateTime.AddSeconds(5));
        while (await time.NextTimerAsync() != TimeSpan.FromMinutes(1))
        {
        }

        time.Advance(TimeSpan.FromSeconds(5));
        var failure = await GreeterServer.FailureOf(async () => await call);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Equal(1, attempts.Count);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task Cancellation_while_waiting_ends_the_call()
    {
        var time = new ManualTime();
        var attempts = new Attempts(failing: 9);
        await using var server = await StartAsync(attempts);
        using var cancellation = new CancellationTokenSource();
        using var call = server.CreateClient(Slow(time)).SayAsync(new Req(), cancellationToken: cancellation.Token);
        await time.NextTimerAsync();

        await cancellation.CancelAsync();
        var failure = await GreeterServer.FailureOf(async () => await call);

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
        Assert.Equal(1, attempts.Count);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task Call_disposed_of_while_waiting_is_tried_no_more()
    {
        var time = new ManualTime();
        var attempts = new Attempts(failing: 9);
        await using var server = await StartAsync(attempts);
        var call = server.CreateClient(Slow(time)).SayAsync(new Req());
        await time.NextTimerAsync();

        call.Dispose();

        Assert.Equal(StatusCode.Cancelled, (await GreeterServer.FailureOf(async () => await call)).StatusCode);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task Server_that_comes_back_while_waiting_is_reached()
    {
        var time = new ManualTime();
        var server = await GreeterServer.StartAsync();
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(server.Address, Slow(time));
        await server.DisposeAsync();
        using var call = new Greeter.GreeterClient(channel).SayAsync(new Req { Name = "again" });
        var wait = await time.NextTimerAsync();

        await using var back = await GreeterServer.StartAsync(port: server.Address.Port);
        time.Advance(wait);

        Assert.Equal("Hello again", (await call).Text);
    }

    [Fact]
    public async Task Headers_and_trailers_are_those_of_the_attempt_that_was_answered()
    {
        var attempts = new Attempts(failing: 1, trailers: new Metadata { { "trailer", "first" } });
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = async (_, context) =>
            {
                attempts.Add(context);
                context.ResponseTrailers.Add("trailer", "second");
                await context.WriteResponseHeadersAsync(new Metadata { { "header", "second" } });
                return new Res();
            },
        });
        using var call = server.CreateClient(RetryOptions.Create()).SayAsync(new Req());

        Assert.Equal("second", (await call.ResponseHeadersAsync).GetValue("header"));
        await call;
        Assert.Equal("second", call.GetTrailers().GetValue("trailer"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Failure_after_the_headers_is_final()
    {
        var count = 0;
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = async (_, context) =>
            {
                count++;
                await context.WriteResponseHeadersAsync([]);
                throw new RpcException(new Status(StatusCode.Unavailable, "too late"));
            },
        });

        var failure = await GreeterServer.FailureOf(
            async () => await server.CreateClient(RetryOptions.Create()).SayAsync(new Req()));

        Assert.Equal("too late", failure.Status.Detail);
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Message_too_large_to_send_is_not_sent_at_all()
    {
        var attempts = new Attempts(failing: 0);
        await using var server = await StartAsync(attempts);
        var options = RetryOptions.Create(policy => policy.RetryableStatusCodes.Add(StatusCode.ResourceExhausted));
        options.MaxSendMessageSize = 10;

        var failure = await GreeterServer.FailureOf(
            async () => await server.CreateClient(options).SayAsync(new Req { Name = new string('x', 20) }));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Equal(0, attempts.Count);
    }

    [Fact]
    public async Task Log_tells_of_each_attempt_and_of_one_call()
    {
        var log = new CapturedLog();
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(log).SetMinimumLevel(LogLevel.Debug));
        await using var server = await StartAsync(new Attempts(failing: 2));
        var options = RetryOptions.Create();
        options.LoggerFactory = loggers;

        await server.CreateClient(options).SayAsync(new Req());

        var messages = log.Entries.Select(entry => entry.Message).ToList();
        Assert.StartsWith("Starting Unary call to '/tests.v1.Greeter/Say'", messages[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "Attempt 1 of a call to '/tests.v1.Greeter/Say' failed with Unavailable; the next follows in 00:00:00.0010000.",
                "Attempt 2 of a call to '/tests.v1.Greeter/Say' failed with Unavailable; the next follows in 00:00:00.0010000.",
                "Call to '/tests.v1.Greeter/Say' finished with OK.",
            ],
            messages[1..]);
    }

    static Grpc.Net.Client.GrpcChannelOptions Slow(ManualTime time) =>
        RetryOptions.Create(policy => policy.InitialBackoff = policy.MaxBackoff = TimeSpan.FromMinutes(1), time: time);

    static Task<GreeterServer> StartAsync(Attempts attempts) => GreeterServer.StartAsync(new GreeterMethods
    {
        Say = (request, context) =>
        {
            attempts.Add(context);
            return Task.FromResult(new Res { Text = $"Hello {request.Name}" });
        },
    });
}
