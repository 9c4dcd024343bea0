using Grpc.AspNetCore.Tests.Protos;
using Grpc.AspNetCore.Tests.Testing;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests;

public class CompressionTests
{
    static readonly Metadata AskForGzip = new() { { "grpc-internal-encoding-request", "gzip" } };

    [Fact]
    public async Task Gzip_both_ways_unary_and_streaming()
    {
        string? requestEncoding = null;
        await using var server = await GreeterServer.StartAsync(
            new GreeterMethods
            {
                Say = (request, context) =>
                {
                    requestEncoding = context.GetHttpContext().Request.Headers["grpc-encoding"];
                    return Task.FromResult(new Res { Text = request.Name });
                },
            },
            options => options.ResponseCompressionAlgorithm = "gzip");
        var client = server.CreateClient();
        var name = new string('x', 100_000);
        using var unary = client.SayAsync(new Req { Name = name }, AskForGzip);
        using var chat = client.Chat(AskForGzip);

        Assert.Equal(name, (await unary).Text);
        Assert.Equal("gzip", requestEncoding);
        for (var i = 0; i < 3; i++)
        {
            chat.RequestStream.WriteOptions = new WriteOptions(i == 1 ? WriteFlags.NoCompress : default);
            await chat.RequestStream.WriteAsync(new Req { Name = name });
            Assert.True(await chat.ResponseStream.MoveNext());
            Assert.Equal("Hello " + name, chat.ResponseStream.Current.Text);
        }
    }

    [Fact]
    public async Task Gzip_reply_is_small_on_the_wire_and_only_for_callers_that_take_it()
    {
        await using var server = await GreeterServer.StartAsync(
            new GreeterMethods { Say = (_, _) => Task.FromResult(new Res { Text = new string('x', 100_000) }) },
            options => options.ResponseCompressionAlgorithm = "gzip");

        var compressed = await PostAsync(server, "gzip, identity");
        var plain = await PostAsync(server, "identity");

        Assert.Equal(1, compressed[0]);
        Assert.True(compressed.Length < 1000);
        Assert.Equal(0, plain[0]);
        Assert.True(plain.Length > 100_000);
    }

    [Fact]
    public async Task Reply_marked_not_to_be_compressed_is_not()
    {
        await using var server = await GreeterServer.StartAsync(
            new GreeterMethods
            {
                Say = (_, context) =>
                {
                    context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
                    return Task.FromResult(new Res { Text = "plain" });
                },
            },
            options => options.ResponseCompressionAlgorithm = "gzip");

        Assert.Equal(0, (await PostAsync(server, "gzip"))[0]);
    }

    // GZipStream makes nothing of nothing, which is not valid gzip; grpc-js refuses it.
    [Fact]
    public async Task Empty_reply_is_not_compressed()
    {
        await using var server = await GreeterServer.StartAsync(
            new GreeterMethods { Say = (_, _) => Task.FromResult(new Res()) }, options => options.ResponseCompressionAlgorithm = "gzip");

        Assert.Equal([0, 0, 0, 0, 0], await PostAsync(server, "gzip"));
    }

    [Fact]
    public async Task Unknown_algorithm_fails_at_start()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => GreeterServer.StartAsync(options: options => options.ResponseCompressionAlgorithm = "brotli"));

        Assert.Contains("\"brotli\" is not known; use one of identity,gzip,deflate", refusal.Message, StringComparison.Ordinal);
    }

    static async Task<byte[]> PostAsync(GreeterServer server, string acceptEncoding)
    {
        using var content = new ByteArrayContent([0, 0, 0, 0, 0]);
        content.Headers.ContentType = new("application/grpc");
        var client = server.CreateHttpClient();
        client.DefaultRequestHeaders.Add("grpc-accept-encoding", acceptEncoding);
        using var response = await client.PostAsync("/tests.v1.Greeter/Say", content);
        return await response.Content.ReadAsByteArrayAsync();
    }
}
