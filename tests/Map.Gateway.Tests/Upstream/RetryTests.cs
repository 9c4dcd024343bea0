using Grpc.Core;
using Map.Gateway.Tests.Hosting;
using Map.Gateway.Upstream;

namespace Map.Gateway.Tests.Upstream;

public class RetryTests
{
    [Fact]
    public async Task A_query_is_sent_again_when_the_service_was_unavailable()
    {
        await using var service = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartAsync(service.Address);
        service.Places.Failure = new RpcException(new Status(StatusCode.Unavailable, "starting"));

        var error = await gateway.ErrorAsync("{ places { nodes { name } } }");

        Assert.Equal("UNAVAILABLE", (string?)error["extensions"]!["code"]);
        Assert.Equal(3, service.Log.Calls.Count);
    }

    [Fact]
    public async Task A_query_that_failed_otherwise_is_not_sent_again()
    {
        await using var service = await InventedService.StartAsync();
        await using var gateway = await TestGateway.StartAsync(service.Address);
        service.Places.Failure = new RpcException(new Status(StatusCode.Internal, "broken"));

        await gateway.ErrorAsync("{ places { nodes { name } } }");

        Assert.Single(service.Log.Calls);
    }

    [Fact]
    public void Everything_but_writing_and_watching_is_sent_again()
    {
        string[] all =
        [
            .. V1.PlacesService.Descriptor.Methods.Select(method => method.Name),
            .. V1.OrganisationsService.Descriptor.Methods.Select(method => method.Name),
            .. V1.RegionsService.Descriptor.Methods.Select(method => method.Name),
            .. V1.LocalitiesService.Descriptor.Methods.Select(method => method.Name),
            .. V1.ChangesService.Descriptor.Methods.Select(method => method.Name),
            .. V1.TilesService.Descriptor.Methods.Select(method => method.Name),
        ];

        var again = PlacesChannel.CreateServiceConfig().MethodConfigs.Single().Names.Select(name => name.Method!);

        // A watch that broke off is not sent again as it was: it goes on from what it saw last.
        Assert.Equal(["CreatePlace", "WatchChanges", "WatchState"], all.Except(again));
    }
}
