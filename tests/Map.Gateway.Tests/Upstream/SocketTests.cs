using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Upstream;

/// <summary>A service at a unix socket.</summary>
public sealed class SocketTests : IDisposable
{
    const string Query = "{ places(first: 1) { nodes { name } } }";

    readonly string folder = Directory.CreateTempSubdirectory("map socket ").FullName;

    string SocketPath => Path.Combine(folder, "places.sock");

    [Fact]
    public async Task Gateway_calls_by_socket_and_finds_service_that_is_started_again()
    {
        var service = await StartAsync();
        await using var gateway = await TestGateway.StartOverAsync($"unix:{SocketPath}");
        await gateway.DataAsync(Query);
        Assert.Equal("Healthy", await gateway.Http.GetStringAsync("health/ready"));

        await service.DisposeAsync();
        Assert.False(Path.Exists(SocketPath));
        var error = await gateway.ErrorAsync(Query);
        Assert.Equal("UNAVAILABLE", (string?)error["extensions"]!["code"]);
        await using var again = await StartAsync();

        await gateway.DataAsync(Query);
        Assert.Equal("Healthy", await gateway.Http.GetStringAsync("health/ready"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<InventedService> StartAsync() => InventedService.StartAtAsync($"http://unix:{SocketPath}");
}
