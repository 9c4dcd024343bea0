using Map.Cli.Up;

namespace Map.Cli.Tests;

public sealed class AddressesTests
{
    [Fact]
    public void Gateway_calls_service_by_socket_of_state_folder()
    {
        var addresses = Addresses.Of(new("/srv/map"), 5080, 5081);

        Assert.Equal("unix:/srv/map/.map/run/places.sock", addresses.GatewayCalls);
        Assert.Equal("unix:/srv/map/.map/run/places.sock,http://127.0.0.1:5081", addresses.PlacesListens);
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:5080")]
    [InlineData("", "http://127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("https://0.0.0.0:443, http://0.0.0.0:80", "https://0.0.0.0:443, http://0.0.0.0:80,http://127.0.0.1:5080")]
    public void Gateway_listens_where_the_operator_wants_and_where_commands_ask_it(string? wanted, string listens) =>
        Assert.Equal(listens, Addresses.Of(new("/srv/map"), 5080, 5081).GatewayListens(wanted));

    [Theory]
    [InlineData("/srv/a:b")]
    [InlineData("/srv/long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long")]
    public void Folder_in_which_no_socket_can_be_leaves_port(string folder)
    {
        var addresses = Addresses.Of(new(folder), 5080, 5081);

        Assert.Equal("http://127.0.0.1:5081", addresses.GatewayCalls);
        Assert.Equal("http://127.0.0.1:5081", addresses.PlacesListens);
    }
}
