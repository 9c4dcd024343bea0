using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Log.ChangeFeed;

public sealed class EndedMatchTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Theory]
    [InlineData("support_group", "audiences", "'{women}'", "'{families}'", """{ "audiences": [ "AUDIENCE_WOMEN" ] }""")]
    [InlineData("support_group", "services", "'{food}'", "'{visits}'", """{ "services": [ "SERVICE_FOOD" ] }""")]
    [InlineData("support_group", "languages", "'{mul}'", "'{en}'", """{ "languages": [ "ar" ] }""")]
    [InlineData("detention_centre", "holds", "'{men}'", "'{}'", """{ "holds": [ "POPULATION_MEN" ] }""")]
    [InlineData("detention_centre", "facility_type", "'prison'", "'hotel'", """{ "facilityTypes": [ "prison" ] }""")]
    [InlineData("office", "\"precision\"", "'site'", "'street'", """{ "precision": [ "PRECISION_SITE" ] }""")]
    [InlineData("office", "confidence", "'high'", "NULL", """{ "confidence": [ "CONFIDENCE_HIGH" ] }""")]
    [InlineData("office", "verified_on", "'2026-01-01'", "NULL", """{ "verifiedSince": "2025-01-01" }""")]
    [InlineData("office", "summary", "'in Calais'", "NULL", """{ "text": "calais" }""")]
    public async Task Revision_that_ends_match_is_told_of_as_removal(
        string kind, string column, string before, string after, string filter)
    {
        var id = await server.Map.PlaceAsync("Changes", 51, 1, kind);
        await ReviseAsync(id, column, before);
        var request = new ListChangesRequest
        {
            Since = await server.Map.ScalarAsync<long>("SELECT last FROM revision_counter"), Filter = PlaceFilter.Parser.ParseJson(filter),
        };
        Assert.Equal(1, (await server.Places.CountPlacesAsync(new CountPlacesRequest { Filter = request.Filter })).Count);

        await ReviseAsync(id, column, after);

        Assert.Equal([$"Removed {id}"], Editor.Lines((await server.Changes.ListChangesAsync(request)).Changes));
        await server.Map.ExecuteAsync("DELETE FROM place WHERE id = $1", id);
    }

    async Task ReviseAsync(Guid id, string column, string value)
    {
        var number = await server.Map.ScalarAsync<long>("UPDATE revision_counter SET last = last + 1 RETURNING last");
        await server.Map.ExecuteAsync($"UPDATE place SET {column} = {value} WHERE id = $1", id);
        await server.Map.ExecuteAsync("""
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
            VALUES ($2, now(), 'test', 'updated', 'place', $1::text, place_state($1))
            """, id, number);
        await server.Map.ExecuteAsync("UPDATE place SET revision = $2 WHERE id = $1", id, number);
    }
}
