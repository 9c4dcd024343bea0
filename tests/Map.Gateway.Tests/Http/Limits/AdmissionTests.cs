using System.Net;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Map.Gateway.Tests.Http.Limits;

/// <summary>What one address has open at once must not keep others waiting. A request is held open by half of its body.</summary>
public sealed class AdmissionTests : IAsyncLifetime
{
    const string Crowd = "127.0.0.2";
    const string Body = """{"query":"{__typename}"}""";

    readonly List<RawConnection> open = [];
    InventedService upstream = null!;
    TestGateway gateway = null!;

    public async Task InitializeAsync()
    {
        upstream = await InventedService.StartAsync();
        gateway = await TestGateway.StartAsync(upstream.Address);
    }

    public async Task DisposeAsync()
    {
        foreach (var connection in open) await connection.DisposeAsync();
        await gateway.DisposeAsync();
        await upstream.DisposeAsync();
    }

    [Fact]
    public async Task Requests_beyond_those_worked_on_wait_and_other_addresses_do_not()
    {
        var held = await HoldAsync(Admission.Requests);
        var waiting = await OpenAsync(Crowd);
        await waiting.SendHeadAsync("POST /graphql", $"Content-Length: {Body.Length}");
        await waiting.SendAsync(Body);
        var answer = waiting.ReadAsync();

        var other = await OpenAsync("127.0.0.3");
        await other.SendHeadAsync("POST /graphql", $"Content-Length: {Body.Length}");
        await other.SendAsync(Body);
        Assert.Equal(200, (await other.ReadAsync()).Status);
        Assert.False(answer.IsCompleted);

        await held[0].SendAsync(Body[5..]);
        Assert.Equal(200, (await held[0].ReadAsync()).Status);
        Assert.Equal(200, (await answer).Status);
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("application/json, Text/Event-Stream")]
    public async Task Query_as_event_stream_is_no_way_around_it(string accept)
    {
        var held = await HoldAsync(Admission.Requests);
        var waiting = await OpenAsync(Crowd);
        await waiting.SendHeadAsync("POST /graphql", $"Content-Length: {Body.Length}", $"Accept: {accept}");
        await waiting.SendAsync(Body);
        var answer = waiting.ReadAsync();
        var other = await OpenAsync("127.0.0.3");
        await other.SendHeadAsync("POST /graphql", $"Content-Length: {Body.Length}", $"Accept: {accept}");
        await other.SendAsync(Body);
        Assert.Equal(200, (await other.ReadAsync()).Status);
        Assert.False(answer.IsCompleted);

        await held[0].SendAsync(Body[5..]);
        Assert.Equal(200, (await answer).Status);
    }

    [Fact]
    public async Task Requests_beyond_those_that_may_wait_are_refused_at_once_and_health_is_not()
    {
        await HoldAsync(Admission.Requests);
        // Whichever of them comes last.
        var answers = new List<Task<RawConnection.RawAnswer>>();
        for (var i = 0; i <= Admission.Waiting; i++)
        {
            var connection = await OpenAsync(Crowd);
            await connection.SendHeadAsync("POST /graphql", $"Content-Length: {Body.Length}");
            await connection.SendAsync(Body);
            answers.Add(connection.ReadAsync());
        }

        var answer = await await Task.WhenAny(answers);

        Assert.Equal((503, "1"), (answer.Status, answer.Headers["Retry-After"].Single()));
        Assert.Contains("TOO_MANY_AT_ONCE", answer.Body, StringComparison.Ordinal);
        var health = await OpenAsync(Crowd);
        await health.SendHeadAsync("GET /health/live");
        Assert.Equal(200, (await health.ReadAsync()).Status);
        Assert.DoesNotContain(gateway.Log.GetSnapshot(), record => record.Exception is not null);
    }

    [Theory]
    [InlineData("Upgrade", Admission.Streams)]
    [InlineData("Accept", Admission.Streams)]
    [InlineData("File", Admission.Files)]
    public void Streams_and_downloads_of_one_address_are_counted_and_an_ended_one_makes_room(string kind, int most)
    {
        using var limiter = new Admission(new(1, 1, [])).Options.GlobalLimiter!;
        var leases = Enumerable.Range(0, most).Select(_ => limiter.AttemptAcquire(Request(kind, Crowd))).ToList();
        Assert.All(leases, lease => Assert.True(lease.IsAcquired));

        Assert.False(limiter.AttemptAcquire(Request(kind, Crowd)).IsAcquired);
        Assert.True(limiter.AttemptAcquire(Request(kind, "127.0.0.3")).IsAcquired);
        Assert.True(limiter.AttemptAcquire(Request("", Crowd)).IsAcquired);

        leases[0].Dispose();
        Assert.True(limiter.AttemptAcquire(Request(kind, Crowd)).IsAcquired);
    }

    [Fact]
    public void Instance_without_limits_has_none()
    {
        using var limiter = new Admission(new(0, 0, [])).Options.GlobalLimiter!;

        Assert.All(Enumerable.Range(0, 2 * Admission.Requests), _ => Assert.True(limiter.AttemptAcquire(Request("", Crowd)).IsAcquired));
    }

    static DefaultHttpContext Request(string kind, string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (kind == "Upgrade") context.Features.Set<IHttpWebSocketFeature>(new Upgrade());
        if (kind == "Accept") context.Request.Headers.Accept = "text/event-stream";
        if (kind == "File") context.SetEndpoint(new(null, new(FlatCost.File), null));
        return context;
    }

    sealed class Upgrade : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => true;

        public Task<System.Net.WebSockets.WebSocket> AcceptAsync(WebSocketAcceptContext context) => throw new NotSupportedException();
    }

    async Task<List<RawConnection>> HoldAsync(int requests)
    {
        var held = new List<RawConnection>();
        for (var i = 0; i < requests; i++)
        {
            var connection = await OpenAsync(Crowd);
            // The 100 shows that the server has begun to read the body: the request was admitted.
            await connection.SendHeadAsync("POST /graphql", $"Content-Length: {Body.Length}", "Expect: 100-continue");
            Assert.Equal(100, (await connection.ReadAsync()).Status);
            await connection.SendAsync(Body[..5]);
            held.Add(connection);
        }

        return held;
    }

    async Task<RawConnection> OpenAsync(string from)
    {
        open.Add(await RawConnection.OpenAsync(gateway.Http.BaseAddress!, from));
        return open[^1];
    }
}
