using System.Diagnostics;
using System.Globalization;
using System.Text;
using Map.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Map.Gateway.Tests.Http;

/// <summary>Clients that send all of a body first and read the answer later.</summary>
public sealed class RefusedBodyTests : IAsyncLifetime
{
    const int TenMegabytes = 10 * 1024 * 1024;
    const string Question = """{"query": "{ __typename }"}""";
    const string Answer = """{"data":{"__typename":"Query"}}""";

    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    TestGateway gateway = null!;

    public async Task InitializeAsync() => gateway = await TestGateway.StartAsync(
        new("http://127.0.0.1:9"), builder => builder.Services.AddSingleton<TimeProvider>(clock));

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Theory]
    [InlineData("POST /graphql", false)]
    [InlineData("POST /graphql", true)]
    [InlineData("POST /graphql/persisted/list", false)]
    [InlineData("POST /graphql/persisted/list", true)]
    public async Task Body_of_ten_megabytes_is_refused_as_GraphQL_and_connection_goes_on(string request, bool inChunks)
    {
        await using var connection = await OpenAsync();
        await SendBodyAsync(connection, request, TenMegabytes, inChunks);

        var answer = await connection.ReadAsync();

        Assert.Equal(413, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Headers["Content-Type"].Single());
        var error = answer.Json["errors"]!.AsArray().Single()!;
        Assert.Equal("The request has a body of more than 1,048,576 bytes. Ask for less at once.", (string?)error["message"]);
        Assert.Equal("""{"code":"RESOURCE_EXHAUSTED","reason":"TOO_LARGE"}""", error["extensions"]!.ToJsonString());
        await AssertGoesOnAsync(connection);
    }

    [Fact]
    public async Task Body_of_ten_megabytes_for_another_endpoint_is_refused_as_problem()
    {
        await using var connection = await OpenAsync();
        await SendBodyAsync(connection, "POST /places.csv", TenMegabytes, inChunks: false);

        var answer = await connection.ReadAsync();

        Assert.Equal(413, answer.Status);
        Assert.Equal("application/problem+json", answer.Headers["Content-Type"].Single());
        Assert.Equal(("RESOURCE_EXHAUSTED", "TOO_LARGE"), ((string?)answer.Json["code"], (string?)answer.Json["reason"]));
        await AssertGoesOnAsync(connection);
    }

    [Theory]
    [InlineData("POST /places.csv", TenMegabytes, true, 405)]
    [InlineData("POST /tiles/0/0/0.mvt", 1_000_000, false, 405)]
    [InlineData("POST /nowhere", TenMegabytes, true, 404)]
    [InlineData("GET /nowhere", 1_000_000, false, 404)]
    [InlineData("GET /health/live", TenMegabytes, true, 200)]
    [InlineData("PUT /graphql", 1_000_000, false, 405)]
    [InlineData("POST /graphql/persisted/nothing", 1_000_000, true, 404)]
    [InlineData("POST /graphql", 1_000_000, false, 400)]
    public async Task Body_that_nobody_reads_takes_nothing_from_answer(string request, int size, bool inChunks, int status)
    {
        await using var connection = await OpenAsync();
        await SendBodyAsync(connection, request, size, inChunks);
        Assert.Equal(status, (await connection.ReadAsync()).Status);
        await AssertGoesOnAsync(connection);
    }

    [Fact]
    public async Task Body_of_another_type_takes_nothing_from_answer()
    {
        await using var connection = await OpenAsync();
        await SendBodyAsync(connection, "POST /graphql", 1_000_000, inChunks: false, "Content-Encoding: br");
        Assert.Equal(415, (await connection.ReadAsync()).Status);
        await AssertGoesOnAsync(connection);
    }

    [Fact]
    public async Task Caller_without_budget_reads_so_after_ten_megabytes()
    {
        await using var poor = await TestGateway.StartAsync(new("http://127.0.0.1:9"), builder =>
        {
            builder.Configuration["MAP_RATE_COST_PER_SECOND"] = "1";
            builder.Configuration["MAP_RATE_BURST"] = "20000";
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        for (var i = 0; i < 4; i++)
            using (await poor.Http.GetAsync("places.csv")) { }

        await using var connection = await RawConnection.OpenAsync(poor.Http.BaseAddress!);
        for (var i = 0; i < 2; i++)
        {
            await SendBodyAsync(connection, "POST /graphql", TenMegabytes, inChunks: i > 0);
            var answer = await connection.ReadAsync();
            Assert.Equal(429, answer.Status);
            Assert.Equal("RATE_LIMIT", (string?)answer.Json["errors"]![0]!["extensions"]!["reason"]);
        }
    }

    [Fact]
    public async Task Body_of_largest_size_is_read_and_answered()
    {
        await using var connection = await OpenAsync();
        foreach (var inChunks in new[] { false, true })
        {
            await SendBodyAsync(connection, "POST /graphql", Padded(Question, 1024 * 1024), inChunks);
            Assert.Equal((200, Answer), await StatusAndBodyAsync(connection));
            await SendBodyAsync(connection, "POST /graphql", Padded(Question, (1024 * 1024) + 1), inChunks);
            Assert.Equal(413, (await connection.ReadAsync()).Status);
        }
    }

    [Theory]
    [InlineData("POST /graphql", 413)]
    [InlineData("POST /nowhere", 413)]
    [InlineData("GET /health/live", 413)]
    public async Task Body_of_more_than_32_MB_is_refused_before_it_is_sent(string request, int status)
    {
        await using var connection = await OpenAsync();
        await connection.SendHeadAsync(request, $"Content-Length: {(32 * 1024 * 1024) + 1}");

        var answer = await connection.ReadAsync();

        Assert.Equal(status, answer.Status);
        Assert.Equal("close", answer.Headers["Connection"].Single());
        Assert.True(await connection.IsEndedAsync());
    }

    [Fact]
    public async Task Chunks_without_end_are_refused_and_end_connection()
    {
        await using var connection = await OpenAsync();
        await connection.SendHeadAsync("POST /graphql", "Transfer-Encoding: chunked");
        var sent = 0;
        try
        {
            for (; sent < 200; sent++)
                await SendChunkAsync(connection, new byte[1024 * 1024]);
        }
        catch (IOException)
        {
            // The server has had enough of it, which is the point.
        }

        // What lies in the buffers of either side has been sent, but not read.
        Assert.InRange(sent, 32, 64);
    }

    [Fact]
    public async Task Whoever_asks_before_sending_is_refused_without_sending()
    {
        await using var connection = await OpenAsync();
        await connection.SendHeadAsync("POST /graphql", $"Content-Length: {TenMegabytes}", "Expect: 100-continue");

        var answer = await connection.ReadAsync();

        Assert.Equal(413, answer.Status);
        Assert.Equal("close", answer.Headers["Connection"].Single());
    }

    [Fact]
    public async Task Whoever_asks_before_sending_what_may_be_sent_is_told_to_go_on()
    {
        await using var connection = await OpenAsync();
        await connection.SendHeadAsync("POST /graphql", $"Content-Length: {Question.Length}", "Expect: 100-continue");
        Assert.Equal(100, (await connection.ReadAsync()).Status);
        await connection.SendAsync(Question);
        Assert.Equal((200, Answer), await StatusAndBodyAsync(connection));
        await AssertGoesOnAsync(connection);
    }

    [Fact]
    public async Task Body_that_drips_is_answered_and_holds_connection_for_half_minute()
    {
        await using var connection = await OpenAsync();
        await connection.SendHeadAsync("POST /graphql", $"Content-Length: {TenMegabytes}");
        await connection.SendAsync("drip");
        Assert.Equal(413, (await connection.ReadAsync()).Status);
        var ended = connection.IsEndedAsync();
        clock.Advance(TimeSpan.FromSeconds(29));
        await connection.SendAsync("drop");
        Assert.False(ended.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await ended);
    }

    [Theory]
    [InlineData("zz\r\nnot a chunk\r\n", "application/json")]
    [InlineData("5\r\n{\"queXX", "application/graphql-response+json")]
    public async Task Body_that_is_not_HTTP_is_malformed_and_not_too_large(string body, string accept)
    {
        await using var connection = await OpenAsync();
        await connection.SendHeadAsync("POST /graphql", "Transfer-Encoding: chunked", "Accept: " + accept);
        await connection.SendAsync(body);

        var answer = await connection.ReadAsync();

        Assert.Equal(400, answer.Status);
        Assert.StartsWith(accept, answer.Headers["Content-Type"].Single(), StringComparison.Ordinal);
        var extensions = answer.Json["errors"]![0]!["extensions"]!;
        Assert.Equal("""{"code":"INVALID_ARGUMENT","reason":"MALFORMED_REQUEST"}""", extensions.ToJsonString());
        Assert.True(await connection.IsEndedAsync());
        Assert.Empty(gateway.Log.Errors);
    }

    [Theory]
    [InlineData("python3", "send_too_much.py")]
    [InlineData("node", "send_too_much.mjs")]
    public async Task Clients_that_nobody_here_wrote_see_refusal_every_time(string command, string script)
    {
        const int Times = 20;
        var url = new Uri(gateway.Http.BaseAddress!, "graphql").ToString();
        using var process = Process.Start(new ProcessStartInfo(
            command, [Path.Combine(AppContext.BaseDirectory, "Http", script), url, $"{TenMegabytes}", $"{Times}"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync();
        Assert.Equal(Enumerable.Repeat("413", Times), output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    Task<RawConnection> OpenAsync() => RawConnection.OpenAsync(gateway.Http.BaseAddress!);

    static async Task AssertGoesOnAsync(RawConnection connection)
    {
        await SendBodyAsync(connection, "POST /graphql", Encoding.ASCII.GetBytes(Question), inChunks: false);
        Assert.Equal((200, Answer), await StatusAndBodyAsync(connection));
    }

    static async Task<(int Status, string Body)> StatusAndBodyAsync(RawConnection connection)
    {
        var answer = await connection.ReadAsync();
        return (answer.Status, answer.Body);
    }

    static Task SendBodyAsync(RawConnection connection, string request, int size, bool inChunks, params string[] headers) =>
        SendBodyAsync(connection, request, Padded("", size), inChunks, headers);

    static async Task SendBodyAsync(RawConnection connection, string request, byte[] body, bool inChunks, params string[] headers)
    {
        await connection.SendHeadAsync(
            request, [.. headers, inChunks ? "Transfer-Encoding: chunked" : $"Content-Length: {body.Length}"]);
        if (!inChunks)
        {
            await connection.SendAsync(body);
            return;
        }

        foreach (var part in body.Chunk(100_000))
            await SendChunkAsync(connection, part);
        await connection.SendAsync("0\r\n\r\n");
    }

    static async Task SendChunkAsync(RawConnection connection, byte[] part)
    {
        await connection.SendAsync(part.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        await connection.SendAsync(part);
        await connection.SendAsync("\r\n");
    }

    static byte[] Padded(string text, int size) => Encoding.ASCII.GetBytes(text.PadRight(size));
}
