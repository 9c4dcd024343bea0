using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests;

public class MetadataTests
{
    [Fact]
    public async Task Metadata_echoed_in_headers_and_trailers_is_what_was_sent()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = async (_, context) =>
            {
                var echo = new Metadata();
                foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
                {
                    echo.Add(entry);
                    context.ResponseTrailers.Add(entry);
                }

                await context.WriteResponseHeadersAsync(echo);
                return new Res();
            },
        });
        var sent = new Metadata
        {
            { "X-Text", "a, b; c" },
            { "x-repeated", "1" },
            { "x-repeated", "2" },
            { "x-empty", "" },
            { "x-bytes-bin", [0, 1, 2, 250] },
            { "x-bytes-bin", [] },
            { "x-bytes-bin", [7] },
        };
        using var call = server.CreateClient().SayAsync(new Req(), sent);
        await call;

        foreach (var received in new[] { await call.ResponseHeadersAsync, call.GetTrailers() })
        {
            Assert.Equal("a, b; c", received.GetValue("x-text"));
            // Repeated values may be joined on the way, as HTTP allows.
            Assert.Equal("1, 2", string.Join(", ", received.GetAll("x-repeated").Select(entry => entry.Value)));
            Assert.Equal("", received.GetValue("x-empty"));
            Assert.Equal([[0, 1, 2, 250], [], [7]], received.GetAll("x-bytes-bin").Select(entry => entry.ValueBytes));
            Assert.DoesNotContain(received, entry => entry.Key is "grpc-status" or "content-type" or ":status");
        }
    }

    [Fact]
    public async Task Metadata_that_is_not_ascii_is_refused_with_its_key()
    {
        await using var server = await GreeterServer.StartAsync();

        var failure = await GreeterServer.FailureOf(
            async () => await server.CreateClient().SayAsync(new Req(), new Metadata { { "place", "Île" } }));

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Contains("\"place\"", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trailer_that_is_not_ascii_ends_the_call_with_an_error_that_is_logged()
    {
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                context.ResponseTrailers.Add("place", "Île");
                return Task.FromResult(new Res());
            },
        });

        var failure = await GreeterServer.FailureOf(async () => await server.CreateClient().SayAsync(new Req()));

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.Contains(server.Log.WarningsAndErrors, entry => entry.Contains("\"place\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("naïve")]
    [InlineData(":path")]
    public void Key_with_a_wrong_character_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "value"));

    [Fact]
    public void Value_of_the_wrong_sort_for_its_key_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("key-bin", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("key", [1]));
    }

    [Fact]
    public void Empty_metadata_cannot_be_added_to() =>
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("key", "value"));

    [Fact]
    public async Task Context_tells_method_host_and_peer()
    {
        ServerCallContext? seen = null;
        await using var server = await GreeterServer.StartAsync(new GreeterMethods
        {
            Say = (_, context) =>
            {
                seen = context;
                var protocol = context.GetHttpContext().Request.Protocol;
                return Task.FromResult(new Res { Text = $"{context.Method} {context.Host} {context.Peer} {protocol}" });
            },
        });

        var reply = await server.CreateClient().SayAsync(new Req());

        Assert.NotNull(seen);
        Assert.Matches($@"^/tests\.v1\.Greeter/Say 127\.0\.0\.1:{server.Address.Port} ipv4:127\.0\.0\.1:\d+ HTTP/2$", reply.Text);
    }
}
