using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Log.History;

/// <summary>Reads histories as lines: field: before > after.</summary>
static class Told
{
    public static async Task<IReadOnlyList<Revision>> OfPlaceAsync(this PlacesServer server, string id, Metadata? key = null) =>
        await server.AllAsync(new ListRevisionsRequest { PlaceId = id }, key);

    public static async Task<IReadOnlyList<Revision>> OfOrganisationAsync(this PlacesServer server, string id, Metadata? key = null) =>
        await server.AllAsync(new ListRevisionsRequest { OrganisationId = id }, key);

    public static string[] Lines(this Revision revision) => [.. revision.Changes.Select(
        change => $"{change.Field}: {string.Join('|', change.Before)} > {string.Join('|', change.After)}")];

    static async Task<IReadOnlyList<Revision>> AllAsync(this PlacesServer server, ListRevisionsRequest request, Metadata? key)
    {
        var page = await server.History.ListRevisionsAsync(request, key);
        Assert.Empty(page.NextPageToken);
        return [.. page.Results.Select(result => result.Revision)];
    }
}
