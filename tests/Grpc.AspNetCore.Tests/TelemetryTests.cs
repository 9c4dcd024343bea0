using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Tests;

/// <summary>What meters and traces are told, in OpenTelemetry's names.</summary>
public sealed class TelemetryTests : IDisposable
{
    readonly ConcurrentQueue<(object? Scope, double Seconds, Dictionary<string, object?> Tags)> measured = new();
    readonly ConcurrentQueue<Activity> spans = new();
    readonly MeterListener meters = new();
    readonly ActivityListener traces;

    public TelemetryTests()
    {
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "rpc.server.call.duration" or "rpc.client.call.duration" && instrument.Unit == "s")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            measured.Enqueue((instrument.Meter.Scope, value, new(tags.ToArray()) { ["name"] = instrument.Name })));
        meters.Start();
        traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Grpc.Net.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(traces);
    }

    public void Dispose()
    {
        meters.Dispose();
        traces.Dispose();
    }

    [Theory]
    [InlineData(StatusCode.OK, "OK", false, false)]
    [InlineData(StatusCode.NotFound, "NOT_FOUND", false, true)]
    [InlineData(StatusCode.DataLoss, "DATA_LOSS", true, true)]
    public async Task Call_is_measured_on_both_sides(StatusCode code, string name, bool isServerError, bool isClientError)
    {
        await using var server = await GreeterServer.StartAsync(Answering(code));
        await Task.WhenAny(server.CreateClient().SayAsync(new Req()).ResponseAsync);
        await server.StopAsync();

        var byServer = Single(m => m.Scope == server.Services.GetRequiredService<IMeterFactory>());
        Assert.Equal("rpc.server.call.duration", byServer["name"]);
        AssertDescribes(byServer, "tests.v1.Greeter/Say", name, isServerError);

        var byClient = Single(m => m.Tags.TryGetValue("server.port", out var port) && Equals(port, server.Address.Port));
        Assert.Equal("rpc.client.call.duration", byClient["name"]);
        Assert.Equal("127.0.0.1", byClient["server.address"]);
        AssertDescribes(byClient, "tests.v1.Greeter/Say", name, isClientError);
    }

    [Fact]
    public async Task Methods_that_nobody_implements_share_one_name()
    {
        await using var server = await GreeterServer.StartAsync();
        var unknown = new Method<Req, Res>(
            MethodType.Unary,
            "tests.v1.Greeter",
            $"Invented{Guid.NewGuid():N}",
            Marshallers.Create(_ => Array.Empty<byte>(), _ => new Req()),
            Marshallers.Create(_ => Array.Empty<byte>(), _ => new Res()));
        var call = server.CreateChannel().CreateCallInvoker().AsyncUnaryCall(unknown, null, new CallOptions(), new Req());
        await GreeterServer.FailureOf(async () => await call);
        await server.StopAsync();

        var byServer = Single(m => m.Scope == server.Services.GetRequiredService<IMeterFactory>());
        AssertDescribes(byServer, "_OTHER", "UNIMPLEMENTED", isError: true);
    }

    [Fact]
    public async Task Call_is_a_span_of_its_caller_s_trace_and_so_is_the_server_s()
    {
        ActivityTraceId seen = default;
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                seen = context.GetHttpContext().Features.GetRequiredFeature<IHttpActivityFeature>().Activity.TraceId;
                throw new RpcException(new Status(StatusCode.Unavailable, "closed today"));
            },
        });
        using var parent = new Activity("a visitor asks").SetIdFormat(ActivityIdFormat.W3C).Start();

        await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));

        Assert.Same(parent, Activity.Current);
        var span = Assert.Single(spans, span => span.TraceId == parent.TraceId);
        Assert.Equal(parent.SpanId, span.ParentSpanId);
        Assert.Equal(parent.TraceId, seen);
        Assert.Equal("tests.v1.Greeter/Say", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal((ActivityStatusCode.Error, "closed today"), (span.Status, span.StatusDescription));
        Assert.Equal("UNAVAILABLE", span.GetTagItem("rpc.response.status_code"));
    }

    [Fact]
    public async Task Span_of_the_server_says_how_the_call_went()
    {
        Activity? served = null;
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                served = context.GetHttpContext().Features.GetRequiredFeature<IHttpActivityFeature>().Activity;
                throw new RpcException(new Status(StatusCode.Internal, "broken"));
            },
        });
        using var parent = new Activity("a visitor asks").SetIdFormat(ActivityIdFormat.W3C);
        parent.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        parent.Start();
        await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));
        await server.StopAsync();

        Assert.Equal("tests.v1.Greeter/Say", served!.DisplayName);
        Assert.Equal("INTERNAL", served.GetTagItem("rpc.response.status_code"));
        Assert.Equal(ActivityStatusCode.Error, served.Status);
    }

    [Fact]
    public async Task Stream_that_its_caller_leaves_does_not_change_the_caller_s_span()
    {
        await using var server = await GreeterServer.StartAsync();
        using var outer = new Activity("outer").Start();
        var call = server.CreateClient().Chat();
        using var inner = new Activity("inner").Start();

        call.Dispose();

        Assert.Same(inner, Activity.Current);
    }

    [Fact]
    public async Task Duration_is_that_of_the_clock_that_came_in()
    {
        var time = new ManualTime();
        await using var server = await GreeterServer.StartAsync(
            new GreeterMethods
            {
                Say = (_, _) =>
                {
                    time.Advance(TimeSpan.FromSeconds(90));
                    return Task.FromResult(new Res());
                },
            },
            services: services => services.AddSingleton<TimeProvider>(time));
        await server.CreateClient().SayAsync(new Req());
        await server.StopAsync();

        Assert.Equal(90, Assert.Single(measured, m => m.Scope == server.Services.GetRequiredService<IMeterFactory>()).Seconds);
    }

    static GreeterMethods Answering(StatusCode code) => new()
    {
        Say = (_, _) => code == StatusCode.OK ? Task.FromResult(new Res()) : throw new RpcException(new Status(code, "")),
    };

    static void AssertDescribes(Dictionary<string, object?> tags, string method, string status, bool isError)
    {
        Assert.Equal("grpc", tags["rpc.system.name"]);
        Assert.Equal(method, tags["rpc.method"]);
        Assert.Equal(status, tags["rpc.response.status_code"]);
        Assert.Equal(isError ? status : null, tags.GetValueOrDefault("error.type"));
    }

    Dictionary<string, object?> Single(Func<(object? Scope, double Seconds, Dictionary<string, object?> Tags), bool> which) =>
        Assert.Single(measured, m => which(m)).Tags;
}
