using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Map.Service.Errors;
using Map.Service.Hosting.Fetching;
using Map.Service.TellMe;
using Map.Service.TellMe.Keys;
using Map.Service.TellMe.Mail;
using Map.Service.TellMe.Push;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.TellMe.Push;

public sealed class PushTests(TellingMap map) : IClassFixture<TellingMap>
{
    static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    PushService Push => map.Pushes;

    [Fact]
    public async Task Browser_is_told_neutrally_and_finds_what_it_is_about()
    {
        var (code, west) = await map.RegionAsync("Pushia");
        using var browser = new Browser("neutral");
        await SubscribeAsync(browser.Request(new() { Regions = { code } }));
        await map.AddAsync("Hidden kitchen", west);

        await LaterAsync(Quarter);

        var pushed = Assert.Single(Push.At(browser.Endpoint));
        Assert.Equal(("86400", "low", "aes128gcm"), (pushed.Header("TTL"), pushed.Header("Urgency"), string.Join(' ', pushed.About.ContentEncoding)));
        var message = browser.Read(pushed);
        Assert.Equal(("There is news on the map.", "", $"/en/regions/{code}"), (Of(message, "title"), Of(message, "body"), Of(message, "url")));
        await LaterAsync(TimeSpan.FromHours(2));
        Assert.Single(Push.At(browser.Endpoint));
    }

    [Fact]
    public async Task Names_are_shown_to_who_wants_them_and_every_message_is_as_long()
    {
        var (code, west) = await map.RegionAsync("Nameia");
        using var named = new Browser("named");
        using var neutral = new Browser("not-named");
        await SubscribeAsync(named.Request(new() { Regions = { code } }, showsNames: true));
        await SubscribeAsync(neutral.Request(new() { Regions = { code } }));
        await map.AddAsync("Kitchen with a name", west);
        await LaterAsync(Quarter);
        var message = named.Read(Push.At(named.Endpoint).Single());
        Assert.Equal(("News of Nameia", "Kitchen with a name"), (Of(message, "title"), Of(message, "body")));
        Assert.Equal(named.LengthOf(Push.At(named.Endpoint).Single()), neutral.LengthOf(Push.At(neutral.Endpoint).Single()));
    }

    [Fact]
    public async Task Map_signs_with_the_key_that_it_tells_browsers()
    {
        var (code, west) = await map.RegionAsync("Signia");
        using var browser = new Browser("signed");
        await SubscribeAsync(browser.Request(new() { Regions = { code } }));
        await map.AddAsync("Signed kitchen", west);
        await LaterAsync(Quarter);

        var header = Push.At(browser.Endpoint).Single().Header("Authorization");
        var ways = await map.Of<GetWaysToTell>().RunAsync(CancellationToken.None);
        var parts = header["vapid ".Length..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        Assert.Equal(ways.PushKey, parts["k"]);
        var point = Base64Url.DecodeFromChars(parts["k"]);
        var jwt = parts["t"].Split('.');
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{jwt[0]}.{jwt[1]}"), Base64Url.DecodeFromChars(jwt[2]), HashAlgorithmName.SHA256));
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(jwt[1])).RootElement;
        Assert.Equal(("https://push.example", "https://map.example.org"), (Of(claims, "aud"), Of(claims, "sub")));
        // The key stays, for another service and after another start.
        await using var second = map.Service([map.Key]);
        Assert.Equal(ways.PushKey, (await second.GetRequiredService<PushIdentity>().GetAsync(CancellationToken.None))!.Public);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task Browser_that_is_gone_is_deleted(HttpStatusCode status)
    {
        var (code, west) = await map.RegionAsync($"Gonia {status}");
        using var browser = new Browser($"gone-{status}");
        await SubscribeAsync(browser.Request(new() { Regions = { code } }));
        await map.AddAsync("A kitchen", west);
        Push.Answer = address => new(address.AbsoluteUri == browser.Endpoint ? status : HttpStatusCode.Created);
        await LaterAsync(Quarter);
        Assert.Equal(0, await CountAsync(browser));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Push_service_that_has_too_much_to_do_is_asked_later_as_it_says(HttpStatusCode status)
    {
        var (code, west) = await map.RegionAsync($"Busyia {status}");
        using var browser = new Browser($"busy-{status}");
        await SubscribeAsync(browser.Request(new() { Regions = { code } }));
        await map.AddAsync("A busy kitchen", west);
        Push.Answer = address => address.AbsoluteUri == browser.Endpoint
            ? new(status) { Headers = { RetryAfter = new(TimeSpan.FromHours(1)) } } : new(HttpStatusCode.Created);
        await LaterAsync(Quarter);
        await LaterAsync(TimeSpan.FromMinutes(30));
        Assert.Single(Push.At(browser.Endpoint));
        Push.Answer = _ => new(HttpStatusCode.Created);
        await LaterAsync(TimeSpan.FromMinutes(31));
        Assert.Equal(2, Push.At(browser.Endpoint).Count);
        Assert.Equal(1, await CountAsync(browser));
    }

    [Fact]
    public async Task Browser_leaves_by_its_token_and_asking_again_makes_no_second_one()
    {
        var (code, _) = await map.RegionAsync("Leavia");
        using var browser = new Browser("leaves");
        await SubscribeAsync(browser.Request(new() { Regions = { code } }));
        var token = await SubscribeAsync(browser.Request(new() { Regions = { code } }, showsNames: true));
        Assert.Equal(1, await CountAsync(browser));
        await map.Of<LeaveSubscription>().RunAsync(new() { Token = token, NeverAgain = true }, CancellationToken.None);
        Assert.Equal(0, await CountAsync(browser));
    }

    [Fact]
    public async Task Nothing_of_a_browser_can_be_read_in_the_tables()
    {
        var (code, _) = await map.RegionAsync("Secretia");
        using var browser = new Browser("secret-endpoint");
        var request = browser.Request(new() { Regions = { code } });
        await SubscribeAsync(request);
        var text = string.Concat(await map.Server.Map.ListAsync<string>("SELECT t::text FROM news_subscription t UNION ALL SELECT t::text FROM news_request t"));
        foreach (var part in (string[])["secret-endpoint", "push.example", request.Auth, request.P256Dh])
        {
            Assert.DoesNotContain(part, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(part)), text, StringComparison.OrdinalIgnoreCase);
        }

        var identity = await map.Of<PushIdentity>().GetAsync(CancellationToken.None);
        Assert.DoesNotContain(identity!.Private, string.Concat(await map.Server.Map.ListAsync<string>("SELECT t::text FROM push_identity t")), StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<SubscribeByPushRequest>> Wrong => new()
    {
        { "endpoint", request => request.Endpoint = "http://push.example/x" },
        { "endpoint", request => request.Endpoint = "https://127.0.0.1/x" },
        { "endpoint", request => request.Endpoint = "https://[::ffff:10.0.0.1]/x" },
        { "endpoint", request => request.Endpoint = "https://inside.example/x" },
        { "endpoint", request => request.Endpoint = "https://user@push.example/x" },
        { "endpoint", request => request.Endpoint = "nonsense" },
        { "p256dh", request => request.P256Dh = "AAAA" },
        { "p256dh", request => request.P256Dh = Base64Url.EncodeToString([4, .. new byte[63], 1]) },
        { "auth", request => request.Auth = "not Base64" },
        { "subject", request => request.Subject = null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_request_is_refused_by_its_field(string field, Action<SubscribeByPushRequest> spoil)
    {
        var (code, _) = await map.RegionAsync("Wrongia");
        using var browser = new Browser("wrong");
        var request = browser.Request(new() { Regions = { code } });
        spoil(request);
        var refused = await Assert.ThrowsAsync<Refusal>(() => map.Of<SubscribeByPush>().RunAsync(request, CancellationToken.None));
        Assert.Equal(field, refused.Violations.Single().Field);
    }

    [Fact]
    public async Task Host_that_moves_into_the_network_of_the_operator_gets_nothing()
    {
        var moved = new PublicHttp((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")]), (_, _, _) => throw new InvalidOperationException("It was connected to."));
        var sender = new PushSender(new([map.Key], TellingMap.Site), () => moved.Client(null), map.Clock);
        using var browser = new Browser("moved");
        var request = browser.Request(new());
        var outcome = await sender.SendAsync(
            (await map.Of<PushIdentity>().GetAsync(CancellationToken.None))!, SubscriberAddress.Of(request.Endpoint, request.P256Dh, request.Auth), "{}", CancellationToken.None);
        Assert.Equal((false, false), (outcome.IsSent, outcome.IsEnded));
    }

    static string Of(JsonElement message, string name) => message.GetProperty(name).GetString()!;

    async Task<string> SubscribeAsync(SubscribeByPushRequest request) => (await map.Of<SubscribeByPush>().RunAsync(request, CancellationToken.None)).Token;

    Task LaterAsync(TimeSpan time)
    {
        map.Clock.Advance(time);
        return map.Of<PushDue>().RunAsync(CancellationToken.None);
    }

    Task<long> CountAsync(Browser browser) => map.Server.Map.ScalarAsync<long>(
        "SELECT count(*) FROM news_subscription WHERE address_hash = $1", map.Of<AddressHashes>().OfEndpoint(browser.Endpoint));
}
