using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Hosting;

public sealed class UnreachableDatabaseTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Without_its_database_service_is_unavailable_and_tells_nothing_of_inside()
    {
        await server.DropDatabaseAsync();

        var refusal = await Refused.WithAsync(
            server.Places.SearchPlacesAsync(new SearchPlacesRequest()), StatusCode.Unavailable, "UNAVAILABLE");

        Assert.Equal("The database cannot be reached at the moment. Try again in a few seconds.", refusal.Status.Detail);
        Assert.Contains(server.Log.Errors, line => line.Contains("cannot reach the database", StringComparison.Ordinal));
    }
}
