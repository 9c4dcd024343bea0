using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests;

/// <summary>Our client against a server that nobody here wrote.</summary>
public class ExternalServerTests
{
    [PythonFact]
    public Task Grpcio_every_call_type() => AgainstPythonAsync(EveryCallTypeAsync);

    [NodeFact]
    public Task Grpc_js_every_call_type() => AgainstNodeAsync(EveryCallTypeAsync);

    [PythonFact]
    public Task Grpcio_metadata_and_errors() => AgainstPythonAsync(MetadataAndErrorsAsync);

    [NodeFact]
    public Task Grpc_js_metadata_and_errors() => AgainstNodeAsync(MetadataAndErrorsAsync);

    [PythonFact]
    public Task Grpcio_deadline_and_cancellation() => AgainstPythonAsync(DeadlineAndCancellationAsync);

    [NodeFact]
    public Task Grpc_js_deadline_and_cancellation() => AgainstNodeAsync(DeadlineAndCancellationAsync);

    static async Task EveryCallTypeAsync(Greeter.GreeterClient client)
    {
        Assert.Equal("Hello Calais", (await client.SayAsync(new Req { Name = "Calais" })).Text);
        Assert.Equal(new string('x', 100_000), (await client.SayAsync(new Req { Name = "compress" })).Text);

        using var many = client.SayMany(new Req { Name = "x", Count = 1000 });
        var replies = await many.ResponseStream.ReadAllAsync().Select(reply => reply.Text).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"Hello x {i}"), replies);

        using var collect = client.Collect();
        foreach (var name in new[] { "a", "b", "c" })
        {
            await collect.RequestStream.WriteAsync(new Req { Name = name });
        }

        await collect.RequestStream.CompleteAsync();
        Assert.Equal("a b c", (await collect).Text);

        using var chat = client.Chat(new Metadata { { "grpc-internal-encoding-request", "gzip" } });
        for (var i = 0; i < 100; i++)
        {
            await chat.RequestStream.WriteAsync(new Req { Name = $"{i}" });
            Assert.True(await chat.ResponseStream.MoveNext());
            Assert.Equal($"Hello {i}", chat.ResponseStream.Current.Text);
        }

        await chat.RequestStream.CompleteAsync();
        Assert.False(await chat.ResponseStream.MoveNext());
    }

    static async Task MetadataAndErrorsAsync(Greeter.GreeterClient client)
    {
        using var call = client.SayAsync(
            new Req { Name = "echo metadata" }, new Metadata { { "x-text", "a, b" }, { "x-bytes-bin", [0, 1, 255] } });
        await call;
        foreach (var received in new[] { await call.ResponseHeadersAsync, call.GetTrailers() })
        {
            Assert.Equal("a, b", received.GetValue("x-text"));
            Assert.Equal([0, 1, 255], received.GetValueBytes("x-bytes-bin")!);
        }

        var failure = await GreeterServer.FailureOf(async () => await client.SayAsync(new Req { Name = "fail" }));
        Assert.Equal(new Status(StatusCode.NotFound, ExternalGreeter.FailureDetail), failure.Status);
        Assert.Equal(ExternalGreeter.FailureStatus, failure.GetRpcStatus());
        Assert.Equal("elsewhere", failure.Trailers.GetValue("hint"));
        var crash = await GreeterServer.FailureOf(async () => await client.SayAsync(new Req { Name = "crash" }));
        Assert.Equal(StatusCode.Unknown, crash.StatusCode);
    }

    static async Task DeadlineAndCancellationAsync(Greeter.GreeterClient client)
    {
        var left = await client.SayAsync(new Req { Name = "time left" }, deadline: FromNow(100));
        Assert.InRange(int.Parse(left.Text, System.Globalization.CultureInfo.InvariantCulture), 90, 100);
        Assert.Equal("none", (await client.SayAsync(new Req { Name = "time left" })).Text);

        var late = await GreeterServer.FailureOf(
            async () => await client.SayAsync(new Req { Name = "wait" }, deadline: FromNow(0.2)));
        Assert.Equal(StatusCode.DeadlineExceeded, late.StatusCode);

        using var source = new CancellationTokenSource();
        using var many = client.SayMany(new Req { Name = "wait", Count = 1 }, cancellationToken: source.Token);
        Assert.True(await many.ResponseStream.MoveNext());
        source.Cancel();
        Assert.Equal(StatusCode.Cancelled, (await GreeterServer.FailureOf(() => many.ResponseStream.MoveNext())).StatusCode);
    }

    static DateTime FromNow(double seconds) => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds);

    static Task AgainstPythonAsync(Func<Greeter.GreeterClient, Task> test) =>
        AgainstAsync(ExternalProgram.StartPython("python_server.py"), test);

    static Task AgainstNodeAsync(Func<Greeter.GreeterClient, Task> test) => AgainstAsync(ExternalProgram.StartNode("node_server.js"), test);

    static async Task AgainstAsync(ExternalProgram program, Func<Greeter.GreeterClient, Task> test)
    {
        using var server = program;
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{await server.ReadLineAsync()}");
        await test(new Greeter.GreeterClient(channel)).Within("the test of an external server to end");
    }
}
