using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Hosting;

/// <summary>Every call of the contract that reads, each asking for something that it has to go to the tables for.</summary>
static class Reads
{
    static readonly string Id = Guid.Empty.ToString();

    public static IReadOnlyDictionary<string, Func<PlacesServer, CallOptions, Task>> All { get; } =
        new Dictionary<string, Func<PlacesServer, CallOptions, Task>>
        {
            ["GetPlace"] = (server, call) => server.Places.GetPlaceAsync(new() { Id = Id }, call).ResponseAsync,
            ["BatchGetPlaces"] = (server, call) => server.Places.BatchGetPlacesAsync(new() { Ids = { Id } }, call).ResponseAsync,
            ["SearchPlaces"] = (server, call) => server.Places.SearchPlacesAsync(new(), call).ResponseAsync,
            ["CountPlaces"] = (server, call) => server.Places.CountPlacesAsync(new(), call).ResponseAsync,
            ["FindNear"] = (server, call) => server.Places.FindNearAsync(new() { Position = new() }, call).ResponseAsync,
            ["ClusterPlaces"] = (server, call) =>
                server.Clusters.ClusterPlacesAsync(new() { Box = new() { East = 1, North = 1 }, Zoom = 5 }, call).ResponseAsync,
            ["SummarisePlaces"] = (server, call) => server.Statistics.SummarisePlacesAsync(new(), call).ResponseAsync,
            ["StreamPlaces"] = (server, call) => FirstAsync(server.Places.StreamPlaces(new(), call)),
            ["GetOrganisation"] = (server, call) => server.Organisations.GetOrganisationAsync(new() { Id = Id }, call).ResponseAsync,
            ["BatchGetOrganisations"] = (server, call) =>
                server.Organisations.BatchGetOrganisationsAsync(new() { Ids = { Id } }, call).ResponseAsync,
            ["SearchOrganisations"] = (server, call) => server.Organisations.SearchOrganisationsAsync(new(), call).ResponseAsync,
            ["BatchGetInvolvements"] = (server, call) =>
                server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { Id } }, call).ResponseAsync,
            ["StreamOrganisations"] = (server, call) => FirstAsync(server.Organisations.StreamOrganisations(new(), call)),
            ["StreamRevisions"] = (server, call) => FirstAsync(server.History.StreamRevisions(new(), call)),
            ["StreamInvolvements"] = (server, call) => FirstAsync(server.Organisations.StreamInvolvements(new(), call)),
            ["GetEvent"] = (server, call) => server.Events.GetEventAsync(new() { Id = Id }, call).ResponseAsync,
            ["BatchGetEvents"] = (server, call) => server.Events.BatchGetEventsAsync(new() { Ids = { Id } }, call).ResponseAsync,
            ["ListEvents"] = (server, call) => server.Events.ListEventsAsync(new() { Filter = new() { Regions = { "FR" } } }, call).ResponseAsync,
            ["EventsNear"] = (server, call) =>
                server.Events.EventsNearAsync(new() { Position = new(), Filter = new() { Regions = { "FR" } } }, call).ResponseAsync,
            ["GetRegion"] = (server, call) => server.Regions.GetRegionAsync(new() { Code = "FR" }, call).ResponseAsync,
            ["BatchGetRegions"] = (server, call) => server.Regions.BatchGetRegionsAsync(new() { Codes = { "FR" } }, call).ResponseAsync,
            ["SearchRegions"] = (server, call) => server.Regions.SearchRegionsAsync(new(), call).ResponseAsync,
            ["Locate"] = (server, call) =>
                new LocalitiesService.LocalitiesServiceClient(server.Channel).LocateAsync(new() { Text = "Calais" }, call).ResponseAsync,
            ["ListLocalities"] = (server, call) =>
                FirstAsync(new LocalitiesService.LocalitiesServiceClient(server.Channel).ListLocalities(new() { CountryCode = "FR" }, call)),
            ["ListFacilityTypes"] = (server, call) =>
                new FacilityTypesService.FacilityTypesServiceClient(server.Channel).ListFacilityTypesAsync(new(), call).ResponseAsync,
            ["ListChanges"] = (server, call) => server.Changes.ListChangesAsync(new(), call).ResponseAsync,
            ["WatchChanges"] = (server, call) =>
                FirstAsync(server.Changes.WatchChanges(new() { Filter = new() { Regions = { "FR" } } }, call)),
            ["ListRevisions"] = (server, call) =>
                new HistoryService.HistoryServiceClient(server.Channel).ListRevisionsAsync(new() { PlaceId = Id }, call).ResponseAsync,
            ["BatchGetCitedPages"] = (server, call) =>
                new CitedPagesService.CitedPagesServiceClient(server.Channel).BatchGetCitedPagesAsync(new() { Citations = { new Citation { Url = "https://host.example" } } }, call).ResponseAsync,
            ["GetTile"] = (server, call) => server.Tiles.GetTileAsync(new() { Z = 9 }, call).ResponseAsync,
        };

    static async Task FirstAsync<T>(AsyncServerStreamingCall<T> call)
    {
        using (call) await call.ResponseStream.MoveNext(CancellationToken.None);
    }
}
