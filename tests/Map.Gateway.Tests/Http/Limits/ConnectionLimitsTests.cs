using System.Net.Sockets;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Map.Gateway.Tests.Http.Limits;

/// <summary>Twenty connections, ten of an address.</summary>
public sealed class ConnectionLimitsTests : IAsyncLifetime
{
    const int All = 20, OfAddress = 10;

    readonly List<RawConnection> open = [];
    InventedService upstream = null!;

    public async Task InitializeAsync() => upstream = await InventedService.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var connection in open) await connection.DisposeAsync();
        await upstream.DisposeAsync();
    }

    [Fact]
    public async Task Connections_of_one_address_end_at_once_when_they_are_too_many_and_others_do_not()
    {
        await using var gateway = await StartAsync();
        for (var i = 0; i < OfAddress; i++)
            Assert.Equal(200, await AskAsync(gateway, "127.0.0.2"));

        Assert.True(await EndsAtOnceAsync(gateway, "127.0.0.2"));

        Assert.Equal(200, await AskAsync(gateway, "127.0.0.3"));
        await open[0].DisposeAsync();
        await Patience.UntilAsync(() => IsServedAsync(gateway, "127.0.0.2"), "room for another connection");
    }

    [Fact]
    public async Task Connections_of_all_end_at_once_when_they_are_too_many()
    {
        await using var gateway = await StartAsync();
        for (var i = 0; i < All; i++)
            Assert.Equal(200, await AskAsync(gateway, $"127.0.0.{i + 2}"));

        Assert.True(await EndsAtOnceAsync(gateway, "127.0.1.1"));
    }

    [Fact]
    public async Task Proxy_has_as_many_as_there_are()
    {
        await using var gateway = await StartAsync("127.0.0.2");

        for (var i = 0; i <= OfAddress; i++)
            Assert.Equal(200, await AskAsync(gateway, "127.0.0.2"));
    }

    [Fact]
    public async Task Slow_clients_are_bounded_in_time()
    {
        await using var gateway = await StartAsync();

        var limits = gateway.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal((10, 130), (limits.RequestHeadersTimeout.TotalSeconds, limits.KeepAliveTimeout.TotalSeconds));
        Assert.Equal((240, 240), (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinResponseDataRate!.BytesPerSecond));
        Assert.Equal(100, limits.Http2.MaxStreamsPerConnection);
    }

    [Theory]
    [InlineData(ConnectionSettings.AllKey, "9", "Give a whole number from 10 to ")]
    [InlineData(ConnectionSettings.OfAddressKey, "x", "Give a whole number from 10 to ")]
    [InlineData(ConnectionSettings.OfAddressKey, "30000", "One address must not have more than all together.")]
    public void Wrong_setting_is_named(string key, string value, string help)
    {
        var fault = Assert.Throws<SettingsException>(() => GatewaySettings.From(new ConfigurationManager { [key] = value }));

        Assert.StartsWith(key, fault.Message, StringComparison.Ordinal);
        Assert.Contains(help, fault.Message, StringComparison.Ordinal);
    }

    Task<TestGateway> StartAsync(string proxies = "") => TestGateway.StartAsync(upstream.Address, builder =>
    {
        builder.Configuration[ConnectionSettings.AllKey] = $"{All}";
        builder.Configuration[ConnectionSettings.OfAddressKey] = $"{OfAddress}";
        builder.Configuration[CallerLimitSettings.ProxiesKey] = proxies;
    });

    async Task<int> AskAsync(TestGateway gateway, string from)
    {
        var client = await OpenAsync(gateway, from);
        await client.SendHeadAsync("GET /health/live");
        return (await client.ReadAsync()).Status;
    }

    async Task<bool> EndsAtOnceAsync(TestGateway gateway, string from)
    {
        try
        {
            return await (await OpenAsync(gateway, from)).IsEndedAsync();
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            // Before it was even open.
            return true;
        }
    }

    async Task<bool> IsServedAsync(TestGateway gateway, string from)
    {
        try
        {
            return await AskAsync(gateway, from) == 200;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return false;
        }
    }

    async Task<RawConnection> OpenAsync(TestGateway gateway, string from)
    {
        open.Add(await RawConnection.OpenAsync(gateway.Http.BaseAddress!, from));
        return open[^1];
    }
}
