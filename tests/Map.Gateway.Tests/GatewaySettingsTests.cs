using Map.Testing.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Map.Gateway.Tests;

public class GatewaySettingsTests
{
    [Fact]
    public void Nothing_given_is_default()
    {
        var settings = From();
        Assert.Equal([new Uri("http://127.0.0.1:5080")], settings.Listen.Addresses);
        Assert.Equal(new Uri("http://127.0.0.1:5081"), settings.Service.Target);
    }

    [Theory]
    [InlineData("127.0.0.1:5081")]
    [InlineData("http://127.0.0.1:5081/places")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://user:password@127.0.0.1")]
    [InlineData("http://127.0.0.1:5081,http://127.0.0.1:5082/places")]
    [InlineData("http://127.0.0.1:5081,")]
    [InlineData("http://127.0.0.1:5081,https://127.0.0.1:5082")]
    [InlineData("dns://places:5081")]
    [InlineData("dns:///places")]
    [InlineData("dns:///")]
    [InlineData("unix:")]
    [InlineData("unix:places.sock")]
    [InlineData("unix:/run/map/")]
    [InlineData("unix:/run/a:b.sock")]
    [InlineData("unix:/run/map/places.sock,http://127.0.0.1:5081")]
    [InlineData("http://127.0.0.1:5081,unix:/run/map/places.sock")]
    public void Wrong_address_is_named_with_one_that_would_do(string address)
    {
        var fault = Assert.Throws<SettingsException>(() => From(("MAP_PLACES_URL", address)));
        Assert.StartsWith("MAP_PLACES_URL is ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("such as http://127.0.0.1:5081", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://one:5081, http://two:5082", "static:///places", 2)]
    [InlineData("dns:///places:5081", "dns:///places:5081", 0)]
    [InlineData("https://places", "https://places", 1)]
    public void Several_services_and_names_that_stand_for_them_are_accepted(string address, string target, int services)
    {
        var places = From(("MAP_PLACES_URL", address)).Service;
        Assert.Equal(new Uri(target), places.Target);
        Assert.Equal(services, places.Services.Count);
    }

    [Fact]
    public void Socket_of_this_machine_is_accepted_and_is_not_where_gateway_listens()
    {
        var places = From(("MAP_PLACES_URL", "unix:/run/map/places.sock"), ("MAP_GATEWAY_URL", "http://localhost")).Service;
        Assert.Equal(("/run/map/places.sock", new Uri("http://localhost")), (places.Socket, places.Target));
    }

    [Theory]
    [InlineData(107, true)]
    [InlineData(108, false)]
    public void Socket_has_path_of_at_most_107_bytes(int length, bool fits)
    {
        var address = $"unix:/{new string('a', length - 1)}";
        var fault = Record.Exception(() => From(("MAP_PLACES_URL", address)));
        Assert.Equal(fits, fault is null);
        Assert.True(fits || fault!.Message.Contains("107 bytes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5081,http://127.0.0.1:5080")]
    [InlineData("dns:///127.0.0.1:5080")]
    public void Gateway_that_would_call_itself_among_others_is_refused(string address) =>
        Assert.Throws<SettingsException>(() => From(("MAP_PLACES_URL", address)));

    [Fact]
    public void Address_of_https_needs_a_certificate_and_a_certificate_needs_such_an_address()
    {
        using var authority = new TestAuthority();
        using var files = new CertificateFolder(authority.Issue(), authority.Pem);
        (string, string)[] certificate = [("MAP_TLS_CERTIFICATE", files.Certificate), ("MAP_TLS_KEY", files.Key)];
        var both = ("MAP_GATEWAY_URL", "https://0.0.0.0:443, http://0.0.0.0:80");

        Assert.Contains(
            "there is no certificate. Set MAP_TLS_CERTIFICATE and MAP_TLS_KEY", Assert.Throws<SettingsException>(() => From(both)).Message, StringComparison.Ordinal);
        Assert.Contains("has no address of https", Assert.Throws<SettingsException>(() => From(certificate)).Message, StringComparison.Ordinal);
        var listen = From([both, .. certificate]).Listen;
        Assert.True(listen.HasBoth);
        Assert.Equal([443, 80], listen.Addresses.Select(address => address.Port));
        Assert.StartsWith(
            "MAP_PLACES_CERTIFICATE is set, and MAP_PLACES_URL is \"http://10.0.0.1:5081\", which has no TLS.",
            Assert.Throws<SettingsException>(() => From([("MAP_PLACES_URL", "http://10.0.0.1:5081"), .. files.PlacesSettings])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAP_GATEWAY_URL", "https://0.0.0.0:443,http://0.0.0.0/map")]
    [InlineData("MAP_GATEWAY_URL", "http://user:secret@0.0.0.0")]
    [InlineData("MAP_ACME_WEBROOT", "/no/such/folder")]
    public void Wrong_setting_of_listening_is_named(string key, string value)
    {
        var fault = Assert.Throws<SettingsException>(() => From((key, value), ("MAP_TLS_CERTIFICATE", ""), ("MAP_TLS_KEY", ""))).Message;
        Assert.StartsWith(key, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var fault = Assert.Throws<SettingsException>(() => From(("MAP_PLACES_URL", "x"), ("MAP_GATEWAY_URL", "y")));
        Assert.Contains("MAP_PLACES_URL", fault.Message, StringComparison.Ordinal);
        Assert.Contains("MAP_GATEWAY_URL", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAP_OPERATIONS", "/no/such/folder")]
    [InlineData("MAP_OPERATIONS_ONLY", "perhaps")]
    public void Wrong_setting_of_stored_operations_is_named(string key, string value) =>
        Assert.StartsWith(
            $"{key} is \"{value}\"", Assert.Throws<SettingsException>(() => From((key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void Gateway_that_would_call_itself_is_refused() =>
        Assert.Contains(
            "different ports", Assert.Throws<SettingsException>(() => From(("MAP_PLACES_URL", "http://127.0.0.1:5080"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Callers_have_generous_limits_and_nobody_is_trusted_proxy()
    {
        var callers = From().Callers;
        Assert.Equal((10_000, 300_000, true), (callers.CostPerSecond, callers.Burst, callers.IsOn));
        Assert.Empty(callers.TrustedProxies);
        Assert.False(From(("MAP_RATE_COST_PER_SECOND", "0")).Callers.IsOn);
    }

    [Fact]
    public void Tiles_and_answers_are_kept_up_to_size()
    {
        Assert.Equal((64L << 20, 64L << 20), (From().Cache.TileBytes, From().Cache.ResponseBytes));
        Assert.Equal(0, From(("MAP_TILE_CACHE_MB", "0")).Cache.TileBytes);
        Assert.Equal(0, From(("MAP_ANSWER_CACHE_MB", "0")).Cache.ResponseBytes);
    }

    [Fact]
    public void Proxies_are_addresses_and_networks() => Assert.Equal(
        ["10.0.0.5/32", "192.168.0.0/24", "2001:db8::/32"],
        From(("MAP_TRUSTED_PROXIES", "10.0.0.5, 192.168.0.0/24,2001:db8::/32")).Callers.TrustedProxies.Select(proxy => proxy.ToString()));

    [Theory]
    [InlineData("MAP_RATE_COST_PER_SECOND", "many", "such as 10000")]
    [InlineData("MAP_RATE_COST_PER_SECOND", "-1", "such as 10000")]
    [InlineData("MAP_RATE_BURST", "1.5", "such as 300000")]
    [InlineData("MAP_RATE_BURST", "19999", "Give at least 20000")]
    [InlineData("MAP_TRUSTED_PROXIES", "10.0.0.5,proxy", "\"proxy\"")]
    [InlineData("MAP_TILE_CACHE_MB", "64 MB", "such as 64")]
    [InlineData("MAP_ANSWER_CACHE_MB", "-1", "such as 64")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "127.0.0.1:4317", "such as http://127.0.0.1:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://user:secret@127.0.0.1:4317", "without a user")]
    [InlineData("MAP_ADMIN_URL", "127.0.0.1:9464", "such as http://127.0.0.1:9464")]
    [InlineData("MAP_ADMIN_URL", "https://127.0.0.1:9464", "such as http://127.0.0.1:9464")]
    [InlineData("MAP_ADMIN_URL", "http://127.0.0.1:9464/metrics", "without a path")]
    [InlineData("MAP_ADMIN_URL", "http://user:secret@127.0.0.1:9464", "without a user")]
    [InlineData("MAP_ADMIN_URL", "http://127.0.0.2:5080", "a port of its own")]
    [InlineData("MAP_LOG", "xml", "allowed: text, json")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "allowed: grpc, http/protobuf")]
    public void Wrong_limit_is_named_with_one_that_would_do(string key, string value, string advice)
    {
        var fault = Assert.Throws<SettingsException>(() => From((key, value)));
        Assert.StartsWith(key, fault.Message, StringComparison.Ordinal);
        Assert.Contains(advice, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grpc", "http://127.0.0.1:4317", "http://127.0.0.1:4317/")]
    [InlineData("http/protobuf", "http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces")]
    [InlineData("http/protobuf", "https://collector/otlp/", "https://collector/otlp/v1/traces")]
    public void What_is_measured_goes_to_address_that_protocol_says(string protocol, string endpoint, string traces)
    {
        var telemetry = From(("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)).Telemetry!;
        Assert.Equal(traces, telemetry.AddressOf("v1/traces").AbsoluteUri);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("http://127.0.0.1:9", true)]
    public async Task Nothing_is_measured_unless_collector_is_named(string endpoint, bool measures)
    {
        await using var app = Setup.Build([], builder => builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint);
        Assert.Equal(measures, app.Services.GetService<TracerProvider>() is not null);
        Assert.Equal(measures, app.Services.GetService<MeterProvider>() is not null);
    }

    [Fact]
    public async Task No_file_is_watched()
    {
        await using var app = Setup.Build([]);
        Assert.NotEmpty(Files(app));
        Assert.All(Files(app), file => Assert.False(file.Source.ReloadOnChange));

        static IEnumerable<FileConfigurationProvider> Files(WebApplication app) =>
            ((IConfigurationRoot)app.Configuration).Providers.OfType<FileConfigurationProvider>();
    }

    static GatewaySettings From(params (string Key, string Value)[] values) => GatewaySettings.From(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build());
}
