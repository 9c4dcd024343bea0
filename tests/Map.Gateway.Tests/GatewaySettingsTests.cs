using Microsoft.Extensions.Configuration;

namespace Map.Gateway.Tests;

public class GatewaySettingsTests
{
    [Fact]
    public void Nothing_given_is_the_default()
    {
        var settings = From();
        Assert.Equal(new Uri("http://127.0.0.1:5080"), settings.ListenUrl);
        Assert.Equal(new Uri("http://127.0.0.1:5081"), settings.Places.Target);
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
    public void A_wrong_address_is_named_with_one_that_would_do(string address)
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
        var places = From(("MAP_PLACES_URL", address)).Places;
        Assert.Equal(new Uri(target), places.Target);
        Assert.Equal(services, places.Services.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5081,http://127.0.0.1:5080")]
    [InlineData("dns:///127.0.0.1:5080")]
    public void A_gateway_that_would_call_itself_among_others_is_refused(string address) =>
        Assert.Throws<SettingsException>(() => From(("MAP_PLACES_URL", address)));

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
    public void A_wrong_setting_of_stored_operations_is_named(string key, string value) =>
        Assert.StartsWith(
            $"{key} is \"{value}\"", Assert.Throws<SettingsException>(() => From((key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_gateway_that_would_call_itself_is_refused() =>
        Assert.Contains(
            "different ports", Assert.Throws<SettingsException>(() => From(("MAP_PLACES_URL", "http://127.0.0.1:5080"))).Message,
            StringComparison.Ordinal);

    static GatewaySettings From(params (string Key, string Value)[] values) => GatewaySettings.From(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build());
}
