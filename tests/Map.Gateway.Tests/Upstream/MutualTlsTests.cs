using Map.Gateway.Tests.Hosting;
using Map.Testing.Certificates;

namespace Map.Gateway.Tests.Upstream;

/// <summary>The gateway and the service on two machines, each with a certificate of one authority.</summary>
public sealed class MutualTlsTests : IAsyncLifetime
{
    const string Query = "{ places(first: 1) { nodes { name } } }";

    readonly TestAuthority authority = new(), other = new("Other");
    CertificateFolder ofService = null!, ofGateway = null!;
    InventedService service = null!;

    public async Task InitializeAsync()
    {
        ofService = new(authority.Issue(), authority.Pem);
        ofGateway = new(authority.Issue("gateway"), authority.Pem);
        service = await InventedService.StartAsync(ofService.Places);
    }

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        ofService.Dispose();
        ofGateway.Dispose();
        authority.Dispose();
        other.Dispose();
    }

    [Theory]
    [InlineData("https://127.0.0.1:{0}")]
    [InlineData("https://localhost:{0}")]
    [InlineData("https://127.0.0.1:{0},https://localhost:{0}")]
    [InlineData("dns:///localhost:{0}")]
    public async Task Gateway_calls_service_of_the_same_authority(string address)
    {
        await using var gateway = await StartAsync(address);
        await gateway.DataAsync(Query);
        Assert.Equal("Healthy", await gateway.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative)));
    }

    [Fact]
    public async Task Service_refuses_gateway_of_another_authority()
    {
        ofGateway.Write(other.Issue("gateway"));
        await UnavailableAsync("https://127.0.0.1:{0}");
    }

    [Fact]
    public async Task Service_refuses_gateway_whose_certificate_has_ended()
    {
        ofGateway.Write(authority.Issue("gateway", ends: TimeSpan.FromDays(-1)));
        await UnavailableAsync("https://127.0.0.1:{0}");
    }

    [Fact]
    public async Task Service_refuses_gateway_without_certificate() => await UnavailableAsync("https://127.0.0.1:{0}", isKnown: false);

    [Fact]
    public async Task Service_refuses_gateway_without_tls() => await UnavailableAsync("http://127.0.0.1:{0}", isKnown: false);

    [Fact]
    public async Task Gateway_refuses_service_of_another_authority()
    {
        await File.WriteAllTextAsync(ofGateway.Authority, other.Pem);
        Assert.Contains("is not believed", await UnavailableAsync("https://127.0.0.1:{0}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateway_refuses_service_of_another_name()
    {
        ofService.Write(authority.Issue("elsewhere.example.org"));
        await using var elsewhere = await InventedService.StartAsync(ofService.Places);
        Assert.Contains("is for another name", await UnavailableAsync($"https://127.0.0.1:{elsewhere.Address.Port}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_renew_without_restart_and_call_on()
    {
        await using var gateway = await StartAsync("https://127.0.0.1:{0}");
        await gateway.DataAsync(Query);
        // Another authority altogether: first both are believed, then each side shows the new one, then the old one goes.
        foreach (var folder in new[] { ofService, ofGateway })
            await File.WriteAllTextAsync(folder.Authority, $"{authority.Pem}\n{other.Pem}");
        await TakenAsync(gateway, 1);
        ofService.Rename(other.Issue());
        ofGateway.Rename(other.Issue("gateway"));
        await TakenAsync(gateway, 2);
        await gateway.DataAsync(Query);
        foreach (var folder in new[] { ofService, ofGateway })
            await File.WriteAllTextAsync(folder.Authority, other.Pem);
        await TakenAsync(gateway, 3);

        // A new gateway has no connection from before.
        await using var next = await StartAsync("https://127.0.0.1:{0}");
        await next.DataAsync(Query);
        await gateway.DataAsync(Query);
        Assert.Empty(next.Log.Errors);
    }

    // The gateway's log says how often it has taken up new files. The service's files were written before the gateway's.
    static Task TakenAsync(TestGateway gateway, int times) => Patience.UntilAsync(
        () => gateway.Log.Lines.Count(line => line.Contains("took up the new certificate", StringComparison.Ordinal)) >= times, $"{times} renewals");

    async Task<string> UnavailableAsync(string address, bool isKnown = true)
    {
        await using var gateway = await StartAsync(address, isKnown);
        var error = await gateway.ErrorAsync(Query);
        Assert.Equal("UNAVAILABLE", (string?)error["extensions"]!["code"]);
        Assert.Empty(service.Log.Calls);
        return gateway.Log.Text;
    }

    Task<TestGateway> StartAsync(string address, bool isKnown = true) => TestGateway.StartOverAsync(
        address.Replace("{0}", $"{service.Address.Port}", StringComparison.Ordinal), builder =>
        {
            foreach (var (key, value) in isKnown ? ofGateway.PlacesSettings : [])
                builder.Configuration[key] = value;
        });
}
