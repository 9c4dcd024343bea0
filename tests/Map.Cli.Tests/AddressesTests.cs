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
    [InlineData("/srv/a:b")]
    [InlineData("/srv/long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long")]
    public void Folder_in_which_no_socket_can_be_leaves_port(string folder)
    {
        var addresses = Addresses.Of(new(folder), 5080, 5081);

        Assert.Equal("http://127.0.0.1:5081", addresses.GatewayCalls);
        Assert.Equal("http://127.0.0.1:5081", addresses.PlacesListens);
    }
}
