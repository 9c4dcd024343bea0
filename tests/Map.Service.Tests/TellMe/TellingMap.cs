using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Map.Contract;
using Map.Service.Contributions.Suggestions.Groups;
using Map.Service.Events.Read;
using Map.Service.Freshness.Mail;
using Map.Service.Hosting;
using Map.Service.Hosting.Fetching;
using Map.Service.Log.ChangeFeed;
using Map.Service.Storage;
using Map.Service.TellMe;
using Map.Service.TellMe.Mail;
using Map.Service.TellMe.Push;
using Map.Service.Tests.TellMe.Push;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Map.Service.Tests.TellMe;

/// <summary>A map that people are told of, whose work is done when a test says so, by a clock that it moves.</summary>
public sealed partial class TellingMap : IAsyncLifetime
{
    public static readonly Uri Site = new("https://map.example.org");

    readonly List<ServiceProvider> others = [];
    ServiceProvider services = null!;
    int regions;

    public AheadClock Clock { get; } = new();

    public PlacesServer Server { get; private set; } = null!;

    public MailServer Mail { get; } = new();

    internal PushService Pushes { get; } = new();

    public byte[] Key { get; } = RandomNumberGenerator.GetBytes(SubscriberSettings.KeyBytes);

    public async Task InitializeAsync()
    {
        Server = new PlacesServer { Clock = Clock };
        await Server.InitializeAsync();
        services = Service([Key]);
    }

    public async Task DisposeAsync()
    {
        foreach (var other in others) await other.DisposeAsync();
        await Server.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <summary>What a service on this map is made of, with keys of an operator.</summary>
    public ServiceProvider Service(IReadOnlyList<byte[]> keys)
    {
        var mail = new MailSettings(Mail.Url, "Map <map@example.org>", Site);
        var made = new ServiceCollection().AddLogging()
            .AddSingleton<TimeProvider>(Clock).AddSingleton(Server.Database).AddSingleton(MapServers.Only(Server.Database)).AddSingleton<Origins>()
            .AddSingleton<ChangeLog>().AddSingleton<ListEvents>().AddSingleton<MailBook>().AddSingleton<StopMail>().AddSingleton(new MailSender(mail))
            .AddTellMe(new SubscriberSettings(keys, Site), mail)
            .AddSingleton(new PublicHttp((host, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(host == "inside.example" ? "192.168.1.1" : "93.184.215.14")])))
            .AddSingleton(new PushSender(new(keys, Site), () => new(Pushes, disposeHandler: false), Clock)).BuildServiceProvider();
        others.Add(made);
        return made;
    }

    internal T Of<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>A region of its own, with a name that nothing else has.</summary>
    public async Task<(string Code, double West)> RegionAsync(string name)
    {
        var number = Interlocked.Increment(ref regions);
        var (code, west) = ($"GB-X{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}", number * 0.5);
        if (number == 1) await Server.Map.RegionAsync("GB", "United Kingdom", 0, 50, 100, 60);
        await Server.Map.RegionAsync(code, name, west, 51, west + 0.5, 52, "subdivision", "GB");
        return (code, west);
    }

    public async Task<Place> AddAsync(string name, double west)
    {
        var place = Some.SupportGroup(name);
        place.Position = new() { Latitude = 51.5, Longitude = west + 0.2 };
        place.Address = new() { Town = "Deal" };
        place.Country = "GB";
        return await Server.Places.CreatePlaceAsync(new() { Place = place }, await Server.KeyAsync(Role.Reviewer));
    }

    public async Task<SubscribeByMailResponse> AskAsync(string address, NewsSubject subject, NewsPace pace = NewsPace.Weekly, string language = "en", string? origin = null)
    {
        var request = new SubscribeByMailRequest { Email = address, Subject = subject, Pace = pace, Language = language };
        if (origin is not null) request.Origin = origin;
        return await Of<SubscribeByMail>().RunAsync(request, CancellationToken.None);
    }

    /// <summary>Asks, and confirms by the mail that comes.</summary>
    public async Task SubscribeAsync(string address, NewsSubject subject, string word, NewsPace pace = NewsPace.Weekly, string language = "en")
    {
        await AskAsync(address, subject, pace, language);
        await SendAsync();
        var opened = await Of<OpenSubscription>().RunAsync(new ConfirmSubscriptionRequest { Token = ConfirmToken(Mail.To(address)[^1]), Word = word }, CancellationToken.None);
        Assert.True(opened.Confirmed);
    }

    public Task SendAsync() => Of<SendDue>().RunAsync(CancellationToken.None);

    public Task SweepAsync() => Of<Sweep>().RunAsync(CancellationToken.None);

    /// <summary>Moves the clock, and sends what is due then.</summary>
    public Task LaterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return SendAsync();
    }

    public static string ConfirmToken(MimeMessage mail) => Confirm().Match(mail.TextBody!).Groups[1].Value;

    public static string LeaveToken(MimeMessage mail) => mail.Headers["List-Unsubscribe"]!.TrimEnd('>').Split('/')[^1];

    public Task<long> CountAsync(string address) => Server.Map.ScalarAsync<long>(
        "SELECT count(*) FROM news_subscription WHERE address_hash = $1", Of<AddressHashes>().OfMailAsync(address, CancellationToken.None).GetAwaiter().GetResult());

    [GeneratedRegex("/tell-me/confirm/([A-Za-z0-9_-]{22})")]
    private static partial Regex Confirm();
}
