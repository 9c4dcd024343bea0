using System.IO.Compression;
using System.Text.Json;

namespace HotChocolateTests.Server;

public sealed class HttpTests : IAsyncLifetime
{
    const string Json = "application/json";
    const string ResponseJson = "application/graphql-response+json";

    GraphQLApp app = null!;

    public async Task InitializeAsync() => app = await GraphQLApp.StartAsync<Query>(b => b.AddMutationType<Mutation>());

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData(null, ResponseJson)]
    [InlineData("*/*", ResponseJson)]
    [InlineData("application/*", ResponseJson)]
    [InlineData("application/json", Json)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("application/graphql-response+json", ResponseJson)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", ResponseJson)]
    [InlineData("application/json, application/graphql-response+json;q=0.5", ResponseJson)]
    [InlineData("text/event-stream, application/json", Json)]
    [InlineData("text/html, application/graphql-response+json;q=0.1", ResponseJson)]
    public async Task Response_has_best_accepted_media_type(string? accept, string mediaType)
    {
        var (status, body, response) = await app.PostAsync("""{"query":"{ hello }"}""", accept: accept);

        Assert.Equal(200, status);
        Assert.Equal("""{"data":{"hello":"wörld"}}""", body);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType.CharSet);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/*")]
    public async Task Client_that_accepts_no_json_gets_406(string accept) =>
        Assert.Equal(406, (await app.PostAsync("""{"query":"{ hello }"}""", accept: accept)).Status);

    [Theory]
    [InlineData("{ hello(")]
    [InlineData("{ nothing }")]
    [InlineData("query($v: Int!) { echo(value: $v) }")]
    [InlineData("query A { hello } query B { hello }")]
    public async Task Invalid_document_is_400_or_200_in_plain_json(string document)
    {
        var request = JsonSerializer.Serialize(new { query = document });

        Assert.Equal(400, (await app.PostAsync(request, accept: ResponseJson)).Status);
        var (status, body, _) = await app.PostAsync(request, accept: Json);
        Assert.Equal(200, status);
        Assert.Contains("\"errors\"", body);
        Assert.DoesNotContain("\"data\"", body);
    }

    [Theory]
    [InlineData("{\"query\"", "not JSON")]
    [InlineData("[]", "JSON object")]
    [InlineData("\"{ hello }\"", "JSON object")]
    [InlineData("{}", "`query` is missing")]
    [InlineData("{\"query\": null}", "`query` is missing")]
    [InlineData("{\"query\": \"\"}", "`query` is empty")]
    [InlineData("{\"query\": 1}", "`query` has to be a string")]
    [InlineData("{\"query\": \"{ hello }\", \"variables\": []}", "`variables` has to be an object")]
    [InlineData("{\"query\": \"{ hello }\", \"extensions\": 1}", "`extensions` has to be an object")]
    [InlineData("{\"query\": \"{ hello }\", \"operationName\": 1}", "`operationName` has to be a string")]
    public async Task Body_without_request_is_400_with_reason(string body, string message)
    {
        var (status, responseText, _) = await app.PostAsync(body);

        Assert.Equal(400, status);
        Assert.Contains(message, HotChocolateTests.Json.Messages(responseText));
    }

    [Theory]
    [InlineData("""{"query":"query($v: String!) { say(text: $v) }","variables":{"v":"\ud800"}}""", 400, "not valid Unicode")]
    [InlineData("""{"query":"{ say(text: \"\ud800\") }"}""", 400, "not valid UTF-8")]
    [InlineData("""{"query":"query($v: Any) { any(value: $v) }","variables":{"v":{"\udc00":1}}}""", 400, "not valid Unicode")]
    public async Task Invalid_unicode_is_refused(string body, int status, string message)
    {
        var responseText = await app.PostAsync(body);

        Assert.Equal(status, responseText.Status);
        Assert.Contains(message, HotChocolateTests.Json.Messages(responseText.Body));
    }

    [Fact]
    public async Task Variables_nested_too_deep_are_refused()
    {
        var value = new string('[', 100) + new string(']', 100);

        var (status, _, _) = await app.PostAsync("{\"query\":\"query($v: Any) { any(value: $v) }\",\"variables\":{\"v\":" + value + "}}");

        Assert.Equal(400, status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("")]
    public async Task Body_that_is_not_json_in_utf8_is_415(string contentType) =>
        Assert.Equal(415, (await app.PostAsync("""{"query":"{ hello }"}""", contentType)).Status);

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("APPLICATION/JSON")]
    public async Task Json_body_is_accepted_with_any_spelling_of_content_type(string contentType) =>
        Assert.Equal(200, (await app.PostAsync("""{"query":"{ hello }"}""", contentType)).Status);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_over_one_megabyte_is_413(bool withLength)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new { query = "{ hello }" + new string(' ', 2_000_000) });
        HttpContent content = withLength ? new ByteArrayContent(bytes) : new StreamContent(new UnknownLength(bytes));
        content.Headers.ContentType = new("application/json");

        var (status, responseText, _) = await app.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content });

        Assert.Equal(413, status);
        Assert.Contains("at most 1048576 bytes", HotChocolateTests.Json.Messages(responseText));
    }

    [Fact]
    public async Task Body_of_unknown_length_is_read_up_to_one_megabyte()
    {
        const int Offered = 64 * 1024 * 1024;
        var endless = new EndlessString(Offered);
        var content = new StreamContent(endless);
        content.Headers.ContentType = new("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        // With Expect: 100-continue, the client would fail on a response that arrives before it has sent the whole body.
        request.Headers.ExpectContinue = false;

        try
        {
            Assert.Equal(413, (await app.SendAsync(request)).Status);
        }
        catch (HttpRequestException)
        {
            // The server closed the connection.
        }

        // More bytes were sent than read, because the socket buffers hold some.
        Assert.InRange(endless.Given, 1024 * 1024, Offered / 2);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task Compressed_body_is_415_with_accept_encoding(string encoding)
    {
        var content = new ByteArrayContent([0x1f, 0x8b, 0x08]);
        content.Headers.ContentType = new("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        var (status, responseText, response) = await app.SendAsync(new(HttpMethod.Post, "/graphql") { Content = content });

        Assert.Equal(415, status);
        Assert.Contains("without Content-Encoding", HotChocolateTests.Json.Messages(responseText));
        Assert.Equal("identity", Assert.Single(response.Headers.GetValues("Accept-Encoding")));
    }

    [Theory]
    [InlineData("""{"query":"{ hello }","query":"{ fails }"}""")]
    [InlineData("""{"query":"{ hello }","qu\u0065ry":"{ fails }"}""")]
    [InlineData("""{"query":"query($v: Int!) { echo(value: $v) }","variables":{"v":1,"v":2}}""")]
    public async Task Duplicate_field_is_400(string body)
    {
        var (status, responseText, _) = await app.PostAsync(body);

        Assert.Equal(400, status);
        Assert.Contains("two fields of the same name", HotChocolateTests.Json.Messages(responseText));
    }

    [Fact]
    public async Task Byte_order_mark_is_ignored() =>
        Assert.Equal(200, (await app.PostAsync("\uFEFF" + """{"query":"{ hello }"}""")).Status);

    [Theory]
    [InlineData(Json, "br")]
    [InlineData(Json, "gzip")]
    [InlineData(ResponseJson, "br")]
    [InlineData(ResponseJson, "gzip")]
    public async Task Response_can_be_compressed(string mediaType, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bhello%7D");
        request.Headers.Accept.ParseAdd(mediaType);
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
        var body = await response.Content.ReadAsStreamAsync();
        using var plain = new StreamReader(encoding == "br"
            ? new BrotliStream(body, CompressionMode.Decompress)
            : new GZipStream(body, CompressionMode.Decompress));
        Assert.Equal("""{"data":{"hello":"wörld"}}""", await plain.ReadToEndAsync());
    }

    [Fact]
    public async Task Response_has_content_length()
    {
        var (_, body, response) = await app.PostAsync("""{"query":"{ hello }"}""");

        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(body), response.Content.Headers.ContentLength);
        Assert.Null(response.Headers.TransferEncodingChunked);
    }

    [Fact]
    public async Task Get_executes_queries()
    {
        var (status, body, _) = await app.GetAsync(
            "query=query%20Q(%24v%3AInt!)%7Becho(value%3A%24v)%7D&variables=%7B%22v%22%3A5%7D&operationName=Q");

        Assert.Equal(200, status);
        Assert.Equal("""{"data":{"echo":5}}""", body);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ResponseJson)]
    public async Task Get_does_not_execute_mutations(string? accept)
    {
        var (status, _, response) = await app.GetAsync("query=mutation%7Bcount%7D", accept);

        Assert.Equal(405, status);
        Assert.Equal("POST", Assert.Single(response.Content.Headers.Allow));
        Assert.Equal("""{"data":{"count":1}}""", (await app.PostAsync("""{"query":"mutation { count }"}""")).Body);
    }

    /// <summary>As in the original: with plain JSON only the errors show the failure, not the status.</summary>
    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"query":"{ hello }","variables":[]}""")]
    public async Task Body_without_request_is_200_in_plain_json(string body)
    {
        var (status, responseText, _) = await app.PostAsync(body, accept: Json);

        Assert.Equal(200, status);
        Assert.Equal("HC0009", HotChocolateTests.Json.Code(HotChocolateTests.Json.Error(responseText)));
    }

    [Fact]
    public async Task Get_refuses_mutations_with_200_in_plain_json()
    {
        var (status, responseText, _) = await app.GetAsync("query=mutation%7Bcount%7D", Json);

        Assert.Equal(200, status);
        Assert.Contains("use POST", HotChocolateTests.Json.Messages(responseText));
        Assert.Equal("""{"data":{"count":1}}""", (await app.PostAsync("""{"query":"mutation { count }"}""")).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("query=%7Bhello%7D&variables=5")]
    [InlineData("query=%7Bhello%7D&variables=x")]
    [InlineData("query=%7Bhello%7D&extensions=%5B%5D")]
    public async Task Get_with_bad_parameters_is_400(string query) => Assert.Equal(400, (await app.GetAsync(query)).Status);

    [Fact]
    public async Task Other_methods_are_405_with_allow_header()
    {
        var (status, _, response) = await app.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/graphql"));

        Assert.Equal(405, status);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task Get_without_preflight_header_can_be_refused()
    {
        await using var app = await GraphQLApp.StartAsync<Query>(
            options: new() { EnforceGetRequestsPreflightHeader = true });
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bhello%7D");
        request.Headers.Add("GraphQL-Preflight", "1");

        Assert.Equal(400, (await app.GetAsync("query=%7Bhello%7D")).Status);
        Assert.Equal(200, (await app.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Schema_is_served()
    {
        var (status, body, _) = await app.GetAsync("sdl");

        Assert.Equal(200, status);
        Assert.Contains("type Query {", body);
    }

    [Fact]
    public async Task Field_error_is_200_with_data()
    {
        var (status, body, _) = await app.PostAsync("""{"query":"{ fails hello }"}""", accept: ResponseJson);

        Assert.Equal(200, status);
        Assert.Contains("\"data\":{\"fails\":null,\"hello\":\"wörld\"}", body);
    }

    [Fact]
    public async Task Disconnect_cancels_resolvers()
    {
        var signals = new Signals();
        await using var app = await GraphQLApp.StartAsync<WaitingQuery>(services: s => s.AddSingleton(signals));
        using var leaving = new CancellationTokenSource();
        var execution = app.Client.PostAsync(
            "/graphql", new StringContent("""{"query":"{ waits }"}""", null, "application/json"), leaving.Token);
        await signals.Started.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => execution);
        await signals.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Request_over_time_limit_is_stopped_with_error()
    {
        var signals = new Signals();
        var responseText = await GraphQL.ExecuteAsync<WaitingQuery>(
            "{ waits }",
            configure: b => b.ModifyRequestOptions(o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(100)),
            services: s => s.AddSingleton(signals));

        Assert.Equal("HC0045", HotChocolateTests.Json.Code(HotChocolateTests.Json.Error(responseText)));
        await signals.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public class Query
    {
        public string Hello => "wörld";

        public int Echo(int value) => value;

        public string Say(string text) => text;

        public string Any(object? value) => value is null ? "" : "x";

        public string? Fails() => throw new InvalidOperationException();
    }

    public class Mutation
    {
        int count;

        public int Count() => ++count;
    }

    public class WaitingQuery
    {
        public async Task<string> GetWaitsAsync(Signals signals, CancellationToken cancellation)
        {
            using var registration = cancellation.Register(() => signals.Cancelled.TrySetResult());
            signals.Started.TrySetResult();
            await signals.Cancelled.Task;
            cancellation.ThrowIfCancellationRequested();
            return "";
        }
    }

    public class Signals
    {
        public TaskCompletionSource Started { get; } = new();

        public TaskCompletionSource Cancelled { get; } = new();
    }

    /// <summary>A request body with an endless string, which counts the bytes that were read from it.</summary>
    sealed class EndlessString(int length) : Stream
    {
        static readonly byte[] Start = "{\"query\":\""u8.ToArray();

        public int Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var space = buffer.AsSpan(offset, Math.Min(count, length - Given));
            space.Fill((byte)'x');
            if (Given == 0)
                Start.CopyTo(space);
            Given += space.Length;
            return space.Length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
