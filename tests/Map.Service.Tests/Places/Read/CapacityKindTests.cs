using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Read;

public sealed class CapacityKindTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task How_many_people_were_there_is_not_how_many_place_holds()
    {
        var centre = Some.DetentionCentre();
        centre.DetentionCentre.Capacities.Add([
            new Capacity { People = 50, AsOf = "2019", Kind = CapacityKind.Design },
            new Capacity { People = 400, AsOf = "2020", Kind = CapacityKind.Occupied },
        ]);
        var place = await server.Places.CreatePlaceAsync(
            new CreatePlaceRequest { Place = centre }, await server.KeyAsync(Role.Contributor));

        Assert.Equal(
            [(400, CapacityKind.Occupied), (50, CapacityKind.Design)],
            place.DetentionCentre.Capacities.Select(capacity => (capacity.People, capacity.Kind)));
        Assert.Equal(0, await CountAsync(100));
        Assert.Equal(1, await CountAsync(50));
        var sum = await server.Statistics.SummarisePlacesAsync(new SummarisePlacesRequest());
        Assert.Equal(50, sum.Rows.Single().Capacity);
    }

    async Task<long> CountAsync(int people) => (await server.Places.CountPlacesAsync(
        new CountPlacesRequest { Filter = new PlaceFilter { CapacityAtLeast = people } })).Count;
}
