using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Hosting;
using Map.Service.Access;
using Map.Service.Hosting;
using Map.Testing.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Npgsql;

namespace Map.Gateway.Tests.EndToEnd;

/// <summary>The whole of it: the gateway, the service, and a PostGIS with the real seed.</summary>
public sealed class SeededMap : IAsyncLifetime
{
    readonly FakeLogCollector serviceLog = new();
    TestDatabase database = null!;
    WebApplication service = null!;

    /// <summary>How many suggestions wait; as usual when null.</summary>
    internal SuggestionSettings? Suggesting { get; init; }

    /// <summary>The clock of the service; that of the machine when null.</summary>
    internal TimeProvider? Clock { get; init; }

    /// <summary>How mail is sent; not at all when null.</summary>
    internal MailSettings? Mail { get; init; }

    /// <summary>How addresses of those who want news are kept; nobody is told when null.</summary>
    internal SubscriberSettings? Subscribers { get; init; }

    internal TestGateway Gateway { get; private set; } = null!;

    /// <summary>Where the service listens, for gateways of other settings.</summary>
    internal Uri Service => new(service.Urls.Single());

    internal NpgsqlDataSource Database => service.Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Of its database, without a pooler: for the commands of an operator.</summary>
    internal string ConnectionString => database.ConnectionString;

    internal string DatabaseName => new NpgsqlConnectionStringBuilder(ConnectionString).Database!;

    /// <summary>What the service is made of.</summary>
    internal IServiceProvider Services => service.Services;

    internal KeyStore Keys => service.Services.GetRequiredService<KeyStore>();

    /// <summary>What went wrong in either process, as far as they know.</summary>
    internal IEnumerable<string> Errors => Gateway.Log.Errors.Concat(serviceLog.Errors);

    /// <summary>All that either process logged.</summary>
    internal string LogText => Gateway.Log.Text + serviceLog.Text;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync("seeded", SeededDatabase.SeedAsync);
        var settings = new ServiceSettings(await TestPooler.AddressAsync(PlacesServer.Patient(database.ConnectionString)), new Uri("http://127.0.0.1:0"))
        {
            ContributorsPublish = true, Suggestions = Suggesting, Mail = Mail, Subscribers = Subscribers,
        };
        service = Map.Service.Setup.Build(settings, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(new FakeLoggerProvider(serviceLog));
            if (Clock is not null) builder.Services.AddSingleton(Clock);
        });
        await service.StartAsync();
        Gateway = await TestGateway.StartAsync(Service);
    }

    Task<TestGateway>? unlimited;
    Task<TestGateway>? another;

    public async Task DisposeAsync()
    {
        if (unlimited is not null) await (await unlimited).DisposeAsync();
        if (another is not null) await (await another).DisposeAsync();
        await Gateway.DisposeAsync();
        await service.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Another gateway, which lets a caller ask as much as it likes.</summary>
    internal Task<TestGateway> UnlimitedGatewayAsync() => unlimited ??= StartUnlimitedAsync();

    /// <summary>One more of them, which has cached nothing of what the first was asked.</summary>
    internal Task<TestGateway> AnotherGatewayAsync() => another ??= StartUnlimitedAsync();

    Task<TestGateway> StartUnlimitedAsync() => TestGateway.StartAsync(Service, builder => builder.Configuration[CallerLimitSettings.CostKey] = "0");

    internal async Task<string> KeyAsync(params string[] regions) => (await NewKeyAsync(regions)).Secret;

    internal Task<NewKey> NewKeyAsync(params string[] regions) =>
        Keys.CreateAsync(Role.Contributor, regions, "test", CancellationToken.None);

    internal async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    internal async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
