using Map.Places.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Map.Places.Tests.Hosting;

public sealed class PlacesSettingsTests
{
    [Fact]
    public void Settings_with_only_a_database_listen_on_the_default_address()
    {
        var settings = Read(("MAP_DATABASE", "Host=localhost;Database=map"));

        Assert.Equal((new Uri("http://127.0.0.1:5081"), null, true), (settings.Url, settings.Seed, settings.Reflection));
    }

    [Fact]
    public void Settings_that_cannot_be_are_all_named_and_hold_no_secret()
    {
        var wrong = Assert.Throws<SettingsException>(() => Read(
            ("MAP_DATABASE", "Password=secret;Hots=typo"), ("MAP_PLACES_URL", "https://127.0.0.1:1"), ("MAP_SEED", "/no/such/folder"),
            ("MAP_REFLECTION", "maybe")));

        Assert.All(["MAP_DATABASE", "MAP_PLACES_URL", "MAP_SEED", "MAP_REFLECTION"],
            name => Assert.Contains(name, wrong.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Database=map")]
    public void A_database_without_a_host_is_refused(string database)
    {
        Assert.Throws<SettingsException>(() => Read(("MAP_DATABASE", database)));
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

    static PlacesSettings Read(params (string Name, string Value)[] settings) =>
        PlacesSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value))).Build());
}
