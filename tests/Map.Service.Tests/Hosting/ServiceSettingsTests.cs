using Map.Service.Hosting;
using Map.Testing.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Map.Service.Tests.Hosting;

public sealed class ServiceSettingsTests
{
    [Fact]
    public void Settings_with_only_database_listen_on_default_address()
    {
        var settings = Read(("MAP_DATABASE", "Host=localhost;Database=map"));

        Assert.Equal(
            ("http://127.0.0.1:5081/", null, false), (settings.Addresses.Single().ToString(), settings.Seed, settings.Reflection));
    }

    [Fact]
    public void Service_listens_at_several_addresses() => Assert.Equal(
        ["unix:/run/map/places.sock", "http://127.0.0.1:5081/"],
        Read(("MAP_DATABASE", "Host=localhost;Database=map"), ("MAP_PLACES_URL", "unix:/run/map/places.sock, http://127.0.0.1:5081"))
            .Addresses.Select(address => address.ToString()));

    [Theory]
    [InlineData("127.0.0.1:5081")]
    [InlineData("ftp://127.0.0.1:5081")]
    [InlineData("http://127.0.0.1:5081/places")]
    [InlineData("http://127.0.0.1:5081,")]
    [InlineData("unix:")]
    [InlineData("unix:places.sock")]
    [InlineData("unix:/run/map/")]
    [InlineData("unix:/run/a:b.sock")]
    [InlineData("unix:/run/a.sock,b.sock")]
    public void Wrong_address_is_named_with_one_that_would_do(string address)
    {
        var wrong = Assert.Throws<SettingsException>(() => Read(
            ("MAP_DATABASE", "Host=localhost;Database=map"), ("MAP_PLACES_URL", address)));

        Assert.StartsWith($"MAP_PLACES_URL has \"{address.Split(',')[^1]}\".", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:5081 or unix:/path", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_of_https_needs_a_certificate_and_a_certificate_needs_such_an_address()
    {
        using var authority = new TestAuthority();
        using var files = new CertificateFolder(authority.Issue(), authority.Pem);
        var database = ("MAP_DATABASE", "Host=localhost;Database=map");

        Assert.Contains(
            "there is no certificate. Set MAP_PLACES_CERTIFICATE, MAP_PLACES_KEY and MAP_PLACES_CA",
            Assert.Throws<SettingsException>(() => Read(database, ("MAP_PLACES_URL", "unix:/run/map.sock,https://0.0.0.0:5081"))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "has no address of https", Assert.Throws<SettingsException>(() => Read([database, .. files.PlacesSettings])).Message, StringComparison.Ordinal);
        Assert.NotNull(Read([database, ("MAP_PLACES_URL", "https://0.0.0.0:5081"), .. files.PlacesSettings]).Certificate);
    }

    [Theory]
    [InlineData("pooler", "Hots=typo", "MAP_DATABASE_SESSIONS is not a connection string such as Host=db;Port=5432.")]
    [InlineData("a,b", "Host=c,d", "MAP_DATABASE names several hosts, and MAP_DATABASE_SESSIONS the servers behind them.")]
    public void Pooler_and_servers_behind_it_are_checked(string host, string sessions, string expected) => Assert.Contains(
        expected, Assert.Throws<SettingsException>(() => Read(("MAP_DATABASE", $"Host={host};Database=map"), ("MAP_DATABASE_SESSIONS", sessions))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Address_of_database_shows_no_password() => Assert.DoesNotContain(
        "secret", Read(("MAP_DATABASE", "Host=db;Password=secret")).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData('a', 107, true)]
    [InlineData('a', 108, false)]
    [InlineData('é', 106, false)]
    public void Socket_has_path_of_at_most_107_bytes(char letter, int length, bool fits) =>
        Assert.Equal(fits, ListenAddress.Parse($"unix:/{new string(letter, length - 1)}") is not null);

    [Fact]
    public void Settings_that_cannot_be_are_all_named_and_hold_no_secret()
    {
        var wrong = Assert.Throws<SettingsException>(() => Read(
            ("MAP_DATABASE", "Password=secret;Hots=typo"), ("MAP_PLACES_URL", "http://map:secret@127.0.0.1:1"),
            ("MAP_SEED", "/no/such/folder"),
            ("MAP_REFLECTION", "maybe"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://user:secret@127.0.0.1"),
            ("MAP_ADMIN_URL", "http://user:secret@127.0.0.1"), ("MAP_LOG", "yaml")));

        Assert.All(["MAP_DATABASE", "MAP_PLACES_URL", "MAP_SEED", "MAP_REFLECTION", "OTEL_EXPORTER_OTLP_ENDPOINT", "MAP_ADMIN_URL", "MAP_LOG"],
            name => Assert.Contains(name, wrong.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trust_is_as_usual_unless_it_is_set_and_its_numbers_fit_together()
    {
        var database = ("MAP_DATABASE", "Host=localhost;Database=map");
        Assert.Equal(TrustSettings.Usual, Read(database).KeyTrust);
        Assert.Equal(
            new TrustSettings(1, 2, 3, 4, 5, 6, 7),
            Read(database, ("MAP_KEY_FIRST", "1"), ("MAP_KEY_BURST", "2"), ("MAP_KEY_GROWTH_DAYS", "3"), ("MAP_KEY_GROWTH_CHANGES", "4"),
                ("MAP_KEY_REVIEWER_BURST", "5"), ("MAP_ACT_SUBJECTS", "6"), ("MAP_ACT_DESTRUCTIVE_SUBJECTS", "7")).KeyTrust);

        var wrong = Assert.Throws<SettingsException>(() => Read(
            database, ("MAP_KEY_FIRST", "26"), ("MAP_KEY_GROWTH_DAYS", "0"), ("MAP_ACT_SUBJECTS", "many")));
        Assert.Equal(
            ["MAP_KEY_GROWTH_DAYS is \"0\"", "MAP_ACT_SUBJECTS is \"many\"", "MAP_KEY_FIRST is 26 and MAP_KEY_BURST is 25"],
            wrong.Message.Split(Environment.NewLine).Select(line => line.Split(new[] { ';', '.' })[0]));
    }

    [Fact]
    public void Bounds_of_suggestions_are_as_usual_unless_they_are_set_and_fit_together()
    {
        var database = ("MAP_DATABASE", "Host=localhost;Database=map");
        Assert.Equal(SuggestionSettings.Usual, Read(database).Suggestions);
        Assert.Equal(
            new SuggestionSettings(50, 4, 0, 6),
            Read(database, ("MAP_SUGGESTIONS_OPEN", "50"), ("MAP_SUGGESTIONS_OF_ORIGIN", "4"), ("MAP_SUGGESTIONS_PROOF_FROM", "0"),
                ("MAP_SUGGESTIONS_HELD_FROM", "6")).Suggestions);

        var wrong = Assert.Throws<SettingsException>(() => Read(database, ("MAP_SUGGESTIONS_OPEN", "20"), ("MAP_SUGGESTIONS_HELD_FROM", "1")));
        Assert.Equal(
            ["MAP_SUGGESTIONS_HELD_FROM is \"1\"", "MAP_SUGGESTIONS_OF_ORIGIN is 30 and MAP_SUGGESTIONS_OPEN is 20"],
            wrong.Message.Split(Environment.NewLine).Select(line => line.Split(new[] { ';', '.' })[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Database=map")]
    public void Database_without_host_is_refused(string database)
    {
        Assert.Throws<SettingsException>(() => Read(("MAP_DATABASE", database)));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("http://127.0.0.1:9", true)]
    public async Task Nothing_is_measured_unless_collector_is_named(string endpoint, bool measures)
    {
        await using var app = Setup.Build(
            Read(("MAP_DATABASE", "Host=localhost;Database=map"), ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)));
        Assert.Equal(measures, app.Services.GetService<TracerProvider>() is not null);
        Assert.Equal(measures, app.Services.GetService<MeterProvider>() is not null);
    }

    [Fact]
    public void Monitoring_has_a_port_of_its_own()
    {
        var wrong = Assert.Throws<SettingsException>(() => Read(
            ("MAP_DATABASE", "Host=localhost;Database=map"), ("MAP_PLACES_URL", "unix:/run/a.sock,http://127.0.0.1:5081"),
            ("MAP_ADMIN_URL", "http://127.0.0.1:5081")));

        Assert.StartsWith("MAP_ADMIN_URL has port 5081, where callers are answered.", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(9464, Read(("MAP_DATABASE", "Host=localhost;Database=map"), ("MAP_ADMIN_URL", "http://localhost:9464")).Admin!.Url.Port);
    }

    [Fact]
    public async Task No_file_is_watched()
    {
        await using var app = Setup.Build(Read(("MAP_DATABASE", "Host=localhost;Database=map")));
        Assert.NotEmpty(Files(app));
        Assert.All(Files(app), file => Assert.False(file.Source.ReloadOnChange));

        static IEnumerable<FileConfigurationProvider> Files(WebApplication app) =>
            ((IConfigurationRoot)app.Configuration).Providers.OfType<FileConfigurationProvider>();
    }

    static ServiceSettings Read(params (string Name, string Value)[] settings) =>
        ServiceSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value))).Build());
}
