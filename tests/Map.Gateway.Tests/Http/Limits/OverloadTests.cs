using System.Net;
using System.Threading.RateLimiting;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Map.Gateway.Tests.Http.Limits;

/// <summary>Many addresses, each within its limits, and together more than the gateway can do: it works on eight requests at once, one of them for
/// people. A request is held by a search of the service that does not end before the test says so.</summary>
public sealed class OverloadTests : IAsyncLifetime
{
    const int AtOnce = 8, Shared = 7, Waiting = 4;
    const string Search = """{"query":"{ places(first: 1) { nodes { name } } }"}""";
    const string Costly = """{"query":"{ places(first: 1000) { nodes { position { latitude } } } }"}""";

    // Calls to the service have a deadline by this clock, which stands: it is ahead, so that none passes by the real one.
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow.AddHours(1));
    readonly TaskCompletionSource began = new(), left = new();
    readonly List<RawConnection> open = [];
    InventedService upstream = null!;
    TestGateway gateway = null!;

    GatewayLimit Limit => gateway.Services.GetRequiredService<GatewayLimit>();

    public async Task InitializeAsync()
    {
        upstream = await InventedService.StartAsync();
        upstream.Places.Add("Dover");
        gateway = await TestGateway.StartAsync(upstream.Address, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Configuration[OverloadSettings.AtOnceKey] = $"{AtOnce}";
            builder.Configuration[OverloadSettings.WaitingKey] = $"{Waiting}";
        });
    }

    public async Task DisposeAsync()
    {
        left.TrySetResult();
        foreach (var connection in open) await connection.DisposeAsync();
        await gateway.DisposeAsync();
        await upstream.DisposeAsync();
    }

    [Fact]
    public async Task Burst_waits_and_what_is_more_than_may_wait_is_refused()
    {
        await HoldAsync();
        var waiting = await WaitAsync(Waiting);

        var refused = await AskAsync(Search);

        AssertOverloaded(refused);
        left.SetResult();
        foreach (var answer in waiting)
            Assert.Equal(200, (await answer).Status);
    }

    [Fact]
    public async Task Standing_queue_refuses_downloads_first_and_lets_one_program_wait()
    {
        await HoldAsync();
        var waiting = await WaitAsync(1);
        Assert.Equal(200, (await GetAsync("/places.csv")).Status);

        clock.Advance(BurstQueue.UsualInterval);

        Assert.True(Limit.IsOverloaded);
        AssertOverloaded(await GetAsync("/places.csv"));
        AssertOverloaded(await AskAsync(Search));
        left.SetResult();
        Assert.Equal(200, (await waiting[0]).Status);
        Assert.False(Limit.IsOverloaded);
        Assert.Equal(200, (await GetAsync("/places.csv")).Status);
        Assert.Equal(200, (await AskAsync(Search)).Status);
    }

    [Fact]
    public async Task Page_for_people_has_a_place_when_programs_have_none()
    {
        await HoldAsync();
        await WaitAsync(1);
        clock.Advance(BurstQueue.UsualInterval);
        AssertOverloaded(await AskAsync(Search));
        upstream.Places.SearchUntilLeft = null;

        Assert.Equal(200, (await GetAsync("/en/suggest")).Status);
    }

    [Fact]
    public async Task Person_who_cannot_be_answered_reads_it_in_their_language_without_what_they_asked()
    {
        // All places, and all that may wait for those of people.
        var taken = await TakeAsync(AtOnce, Priority.Person);
        var waiting = Enumerable.Range(0, Waiting).Select(_ => Limit.EnterAsync(Priority.Person, CancellationToken.None).AsTask()).ToList();

        var refused = await GetAsync("/fr/?text=secret");

        Assert.Equal((503, "text/html; charset=utf-8", "fr"),
            (refused.Status, refused.Headers["Content-Type"].Single(), refused.Headers["Content-Language"].Single()));
        Assert.StartsWith("<!DOCTYPE html>", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Body, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Headers["Retry-After"]);
        taken.ForEach(place => place.Dispose());
        Assert.All(waiting, place => Assert.False(place.IsFaulted));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/en/exit")]
    [InlineData("/sw.js")]
    public async Task Health_and_what_asks_the_service_for_nothing_are_answered_all_the_same(string path)
    {
        await HoldAsync();
        await WaitAsync(Waiting);
        clock.Advance(BurstQueue.UsualInterval);

        Assert.True((await GetAsync(path)).Status is 200 or 303 or 302);
    }

    [Fact]
    public async Task Request_is_refused_before_its_body_was_sent()
    {
        await HoldAsync();
        await WaitAsync(1);
        clock.Advance(BurstQueue.UsualInterval);
        var client = await OpenAsync();

        await client.SendHeadAsync("POST /graphql", $"Content-Length: {Search.Length}");

        AssertOverloaded(await client.ReadAsync());
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/en/suggest")]
    public async Task Body_that_comes_slowly_takes_no_place(string path)
    {
        for (var i = 0; i <= AtOnce; i++)
        {
            var slow = await OpenAsync();
            await slow.SendHeadAsync($"POST {path}", "Content-Length: 1000", "Expect: 100-continue");
            Assert.Equal(100, (await slow.ReadAsync()).Status);
        }

        Assert.Equal(0, Limit.InUse);
        Assert.Equal(200, (await AskAsync(Search)).Status);
    }

    [Fact]
    public async Task Costly_operation_is_refused_while_cheap_ones_are_answered()
    {
        var taken = await TakeAsync(Shared, Priority.Program);
        var costly = await SendAsync("POST /graphql", Costly);
        await Patience.UntilAsync(() => Limit.Waiting == 1, "a request that waits");
        var cheap = await SendAsync("POST /graphql", Search);
        await Patience.UntilAsync(() => Limit.Waiting == 2, "a second one");
        clock.Advance(BurstQueue.UsualInterval);

        // The costly one gets it, and is seen to be costly.
        taken[0].Dispose();

        AssertOverloaded(await costly);
        Assert.Equal(200, (await cheap).Status);
    }

    [Fact]
    public async Task Refusals_are_counted_by_who_goes_first()
    {
        await HoldAsync();
        await WaitAsync(1);
        clock.Advance(BurstQueue.UsualInterval);

        await GetAsync("/places.csv");
        await AskAsync(Search);

        var shed = gateway.Services.GetServices<Map.Telemetry.IMetricSource>().SelectMany(source => source.Metrics)
            .Single(metric => metric.Name == "map.requests.shed").Read!().ToDictionary(one => (string)one.Tags[0].Value!, one => one.Value);
        Assert.Equal((0, 1, 1), (shed["person"], shed["program"], shed["download"]));
    }

    [Theory]
    [InlineData(OverloadSettings.AtOnceKey, "7")]
    [InlineData(OverloadSettings.WaitingKey, "-1")]
    [InlineData(OverloadSettings.DownloadsKey, "many")]
    public void Wrong_setting_is_named_with_one_that_would_do(string key, string value)
    {
        var fault = Assert.Throws<SettingsException>(() => GatewaySettings.From(
            new Microsoft.Extensions.Configuration.ConfigurationManager { [key] = value }));

        Assert.StartsWith($"{key} is \"{value}\". Give a whole number from ", fault.Message, StringComparison.Ordinal);
    }

    static void AssertOverloaded(RawConnection.RawAnswer answer)
    {
        Assert.Equal((int)HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.InRange(int.Parse(answer.Headers["Retry-After"].Single(), System.Globalization.CultureInfo.InvariantCulture), 2, 5);
        Assert.Contains("\"OVERLOADED\"", answer.Body, StringComparison.Ordinal);
    }

    async Task<List<RateLimitLease>> TakeAsync(int places, Priority priority)
    {
        var taken = new List<RateLimitLease>();
        for (var i = 0; i < places; i++)
            taken.Add((await Limit.EnterAsync(priority, CancellationToken.None))!);
        return taken;
    }

    // As many as are not for people, each from an address of its own.
    async Task HoldAsync()
    {
        upstream.Places.SearchUntilLeft = (began, left);
        for (var i = 0; i < Shared; i++)
            await SendAsync("POST /graphql", Search);
        await Patience.UntilAsync(() => Limit.InUse == Shared, "requests that are worked on");
    }

    async Task<List<Task<RawConnection.RawAnswer>>> WaitAsync(int requests)
    {
        var answers = new List<Task<RawConnection.RawAnswer>>();
        for (var i = 0; i < requests; i++)
            answers.Add(await SendAsync("POST /graphql", Search));
        await Patience.UntilAsync(() => Limit.Waiting == requests, "requests that wait");
        return answers;
    }

    async Task<RawConnection.RawAnswer> AskAsync(string body) => await await SendAsync("POST /graphql", body);

    async Task<RawConnection.RawAnswer> GetAsync(string path) => await await SendAsync($"GET {path}");

    async Task<Task<RawConnection.RawAnswer>> SendAsync(string request, string? body = null)
    {
        var client = await OpenAsync();
        await client.SendHeadAsync(request, body is null ? [] : [$"Content-Length: {body.Length}"]);
        if (body is not null) await client.SendAsync(body);
        return client.ReadAsync();
    }

    async Task<RawConnection> OpenAsync()
    {
        open.Add(await RawConnection.OpenAsync(gateway.Http.BaseAddress!, $"127.0.1.{open.Count + 1}"));
        return open[^1];
    }
}
