using Grpc.Core;
using Map.Service.Localities;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Localities;

/// <summary>The call itself: what it refuses, that it follows the regions, and that it keeps quiet.</summary>
public sealed class LocalitiesApiTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    LocalitiesService.LocalitiesServiceClient Localities => new(server.Channel);

    [Fact]
    public async Task Wrong_fields_are_named_all_at_once() => await Refused.WithAsync(
        Localities.LocateAsync(new LocateRequest
        {
            Text = new string('x', 201),
            Near = new Position { Latitude = 91, Longitude = double.NaN },
            PageSize = 51,
        }),
        StatusCode.InvalidArgument, "INVALID_ARGUMENT", "text", "near.latitude", "near.longitude", "page_size");

    [Theory]
    [InlineData("Cal\0ais", 5)]
    [InlineData("Calais", 0)]
    [InlineData("Calais", -1)]
    public async Task What_no_text_and_no_number_of_answers_can_be_is_refused(string text, int size) => await Refused.WithAsync(
        Localities.LocateAsync(new LocateRequest { Text = text, PageSize = size }),
        StatusCode.InvalidArgument, "INVALID_ARGUMENT", size == 5 ? "text" : "page_size");

    [Fact]
    public async Task Longest_text_is_answered()
    {
        var text = string.Join(' ', Enumerable.Repeat("ab", 66)) + ", x";

        Assert.Empty((await Localities.LocateAsync(new LocateRequest { Text = text })).Localities);
    }

    [Fact]
    public async Task Answers_are_as_many_as_asked_for()
    {
        Assert.Equal(5, (await Localities.LocateAsync(new LocateRequest { Text = "s" })).Localities.Count);
        Assert.Equal(50, (await Localities.LocateAsync(new LocateRequest { Text = "s", PageSize = 50 })).Localities.Count);
        Assert.Single((await Localities.LocateAsync(new LocateRequest { Text = "s", PageSize = 1 })).Localities);
    }

    [Fact]
    public async Task Region_is_found_as_soon_as_map_has_it_and_by_its_new_name_once_renamed()
    {
        Assert.Empty(await RegionsAsync("Zyxwvania"));

        await server.Map.RegionAsync("XY", "Zyxwvania", 10, 10, 12, 12);
        Assert.Equal(["XY"], await RegionsAsync("zyxwvánia"));

        await server.Map.ExecuteAsync("""
            WITH counted AS (UPDATE revision_counter SET last = last + 1 RETURNING last),
            made AS (
                INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
                SELECT last, now(), 'test', 'updated', 'region', 'XY', '{}' FROM counted RETURNING number)
            UPDATE region SET name = 'Vutsrqonia', revision = number FROM made WHERE code = 'XY'
            """);
        Assert.Empty(await RegionsAsync("Zyxwvania"));
        Assert.Equal(["XY"], await RegionsAsync("Vutsrqonia"));
    }

    [Fact]
    public async Task Neither_text_nor_position_is_logged()
    {
        var near = new Position { Latitude = 12.3456789, Longitude = 98.7654321 };
        await Localities.LocateAsync(new LocateRequest { Text = "Folkestone", Near = near });
        await Assert.ThrowsAsync<RpcException>(async () =>
            await Localities.LocateAsync(new LocateRequest { Text = "Folkestone" + new string('x', 200), Near = near }));

        Assert.DoesNotContain(server.Log.Lines, line =>
            line.Contains("Folkestone", StringComparison.OrdinalIgnoreCase) || line.Contains("12.3456", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whether_region_has_changed_is_asked_of_index()
    {
        await server.Map.ExecuteAsync("""
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
            SELECT n, now(), 'test', 'created', 'place', n, '{}' FROM generate_series(1000000, 1020000) n
            """);
        await server.Map.ExecuteAsync("ANALYZE revision");
        await using var command = server.Database.CreateCommand($"EXPLAIN {CurrentAtlas.LastOfRegions}");
        await using var line = await command.ExecuteReaderAsync();
        var plan = "";
        while (await line.ReadAsync()) plan += line.GetString(0) + "\n";

        Assert.Contains("revision_by_subject", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    async Task<List<string>> RegionsAsync(string text) =>
    [
        .. (await Localities.LocateAsync(new LocateRequest { Text = text })).Localities
            .Where(locality => locality.Kind == LocalityKind.Region).Select(locality => locality.RegionCode),
    ];
}
