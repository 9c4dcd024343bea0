using Map.Cli.Up;

namespace Map.Cli.Tests;

public sealed class AdminAddressesTests
{
    [Theory]
    [InlineData("http://127.0.0.1:9464", "http://127.0.0.1:9464", "http://127.0.0.1:9465/")]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:0", "http://127.0.0.1:0")]
    [InlineData("9464", "9464", "9464")]
    [InlineData(null, "", "")]
    public void Service_has_the_port_after_that_of_the_gateway(string? given, string gateway, string places) =>
        Assert.Equal(new AdminAddresses(gateway, places), AdminAddresses.Of(given));
}
