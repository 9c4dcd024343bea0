using System.Security.Cryptography;
using Map.Contract;
using Map.Gateway;
using Map.Gateway.Http.Limits;
using Map.Gateway.Pages.Language;
using Map.Service.Access;
using Map.Service.Hosting;
using Map.Testing.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Playwright;
using Npgsql;

namespace Map.Web.Tests.Running;

/// <summary>The whole of it with the real seed: PostGIS, service, gateway, and a browser that looks at it.</summary>
public sealed class RehearsedMap : IAsyncLifetime
{
    const int Many = 1_000_000;

    // Mails have links to it, of which the tests take the path.
    static readonly Uri Site = new("https://map.example.org");

    TestDatabase database = null!;
    WebApplication service = null!;
    WebApplication gateway = null!;
    Chromium chromium = null!;

    /// <summary>What the service and the gateway logged, from Information on.</summary>
    public FakeLogCollector Log { get; } = new();

    /// <summary>How many suggestions wait; as usual when null.</summary>
    public SuggestionSettings? Suggesting { get; init; }

    /// <summary>What the service sends mail by.</summary>
    public MailServer Mail { get; } = new();

    /// <summary>Where the gateway is: http://127.0.0.1:PORT/.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Where the service is, for another gateway.</summary>
    public string Service => service.Urls.Single();

    public HttpClient Http { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public IPlaywright Playwright => chromium.Playwright;

    /// <summary>The languages of the pages; those that are whole are what the tests go through.</summary>
    public PageLanguages Languages => gateway.Services.GetRequiredService<PageLanguages>();

    public IEnumerable<string> WholeLanguages => Languages.All.Where(language => language.Locale.Whole).Select(language => language.Tag);

    /// <summary>What a page says: in the language with this tag, the message with this key.</summary>
    public Say Say(string language) => new(Languages.Find(language)!);

    /// <summary>The patterns of all addresses that the gateway has.</summary>
    public IEnumerable<string> Routes => gateway.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText ?? "");

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync("seeded", SeededDatabase.SeedAsync);
        var settings = new ServiceSettings(await TestPooler.AddressAsync(PlacesServer.Patient(database.ConnectionString)), new Uri("http://127.0.0.1:0"))
        {
            ContributorsPublish = true,
            // All suggestions come from one address.
            Suggestions = Suggesting ?? new(Open: Many, OpenOfOrigin: Many, ProofFrom: Many),
            Mail = new(Mail.Url, "Map <map@example.org>", Site), Subscribers = new([RandomNumberGenerator.GetBytes(SubscriberSettings.KeyBytes)], Site),
        };
        service = Map.Service.Setup.Build(settings, builder => builder.Logging.ClearProviders().AddProvider(new FakeLoggerProvider(Log)));
        await service.StartAsync();
        gateway = await StartGatewayAsync();
        Address = new(gateway.Urls.Single());
        Http = new() { BaseAddress = Address };
        chromium = await Chromium.StartAsync();
        Browser = await chromium.LaunchAsync();
    }

    public async Task DisposeAsync()
    {
        await Browser.CloseAsync();
        chromium.Dispose();
        Http.Dispose();
        await gateway.DisposeAsync();
        await service.DisposeAsync();
        await database.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <summary>Another gateway of the same service; whoever starts it stops it.</summary>
    public async Task<WebApplication> StartGatewayAsync(Action<WebApplicationBuilder>? configure = null)
    {
        var app = Gateway.Setup.Build([], builder =>
        {
            builder.Configuration[GatewaySettings.ListenKey] = "http://127.0.0.1:0";
            builder.Configuration[GatewaySettings.ServiceKey] = Service;
            // All requests come from one caller, who asks more in a minute than a person in a month.
            builder.Configuration[CallerLimitSettings.CostKey] = "0";
            builder.Logging.ClearProviders().AddProvider(new FakeLoggerProvider(Log));
            configure?.Invoke(builder);
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>A new key with this role, for these regions; for everywhere without any.</summary>
    public async Task<string> KeyAsync(Role role, params string[] regions) =>
        (await Keys.CreateAsync(role, regions, $"A {role} of the test", CancellationToken.None)).Secret;

    /// <summary>The keys of those who may change the map.</summary>
    public KeyStore Keys => service.Services.GetRequiredService<KeyStore>();

    /// <summary>A value from the database.</summary>
    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = service.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A page in a browser context of its own: no cookies, caches or scripts of others. Closing its context closes it.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL ??= Address.ToString();
        var context = await Browser.NewContextAsync(options);
        return await context.NewPageAsync();
    }
}
