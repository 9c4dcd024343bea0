using Map.Gazetteer;
using Map.Service.Places.Write;
using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.V1;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Tests.Storage;

public sealed class RegionMembershipTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    [Theory]
    [InlineData("inland", 53.81, -3.04, "GB GB-BPL GB-ENG UKD")]
    [InlineData("5 km off Blackpool", 53.81, -3.13, "GB GB-BPL GB-ENG UKD")]
    [InlineData("6 km off Blackpool", 53.81, -3.15, "")]
    [InlineData("null island", 0, 0, "")]
    [InlineData("Calais", 50.9513, 1.8587, "FR FR-62 FR-HDF")]
    public async Task Place_is_in_regions_around_it_or_off_whose_coast_it_lies(
        string name, double latitude, double longitude, string regions)
    {
        var place = Some.Place(name);
        place.Position = new Position { Latitude = latitude, Longitude = longitude };
        var id = await SaveAsync(place);

        Assert.Equal(regions, await RegionsAsync(id));
    }

    [Fact]
    public async Task Place_that_moves_changes_its_regions()
    {
        var id = await SaveAsync(Some.Place());
        await using (var context = Open())
        {
            var row = await context.Places.Include(place => place.Sources).SingleAsync(place => place.Id == id);
            var moved = Some.Place();
            moved.Position = new Position { Latitude = 51.5, Longitude = -0.1 };
            PlaceWriter.ApplyAll(row, moved, context, await EmbeddedGazetteer.ReadAsync());
            await context.SaveChangesAsync();
        }

        Assert.StartsWith("GB ", await RegionsAsync(id));
    }

    [Fact]
    public async Task Place_that_is_known_less_exactly_is_in_the_regions_of_what_is_published()
    {
        var id = await SaveAsync(Some.Place("exact"));

        await database.ExecuteAsync($"UPDATE place SET precision = 'region' WHERE id = '{id}'");

        Assert.Equal(
            await database.ValueAsync($"SELECT string_agg(code, ' ' ORDER BY code) FROM place, published_regions(exact_position, precision, representative) code WHERE id = '{id}'"),
            await RegionsAsync(id));
    }

    [Fact]
    public async Task Place_without_position_is_in_no_region()
    {
        var place = Some.SupportGroup();
        (place.Position, place.Precision) = (null, Precision.Unspecified);

        Assert.Equal("", await RegionsAsync(await SaveAsync(place)));
    }

    [Fact]
    public async Task Region_that_comes_later_takes_places_in_it()
    {
        var place = Some.Place("on Saint Helena");
        place.Position = new Position { Latitude = -15.96, Longitude = -5.71 };
        var id = await SaveAsync(place);
        Assert.Equal("", await RegionsAsync(id));

        await using (var context = Open())
        {
            var box = new NetTopologySuite.Geometries.GeometryFactory(new(), 4326);
            var boundary = box.CreateMultiPolygon([(NetTopologySuite.Geometries.Polygon)box.ToGeometry(new(-5.8, -5.6, -16.1, -15.9))]);
            context.Add(new RegionEntity { Code = "SH", Name = "Saint Helena", Kind = RegionKind.Country, Boundary = boundary });
            await context.SaveChangesAsync();
        }

        Assert.Equal("SH", await RegionsAsync(id));
    }

    [Theory]
    [InlineData(Precision.Building, 1.8587, 50.9513)]
    [InlineData(Precision.Street, 1.8587, 50.9513)]
    [InlineData(Precision.Locality, 1.86, 50.96)]
    [InlineData(Precision.Town, 1.9, 51)]
    [InlineData(Precision.Region, 2, 51)]
    public async Task Position_is_published_no_finer_than_its_precision(Precision precision, double longitude, double latitude)
    {
        var place = Some.Place();
        place.Precision = precision;
        var id = await SaveAsync(place);

        Assert.Equal(FormattableString.Invariant($"{longitude} {latitude}, exactly 1.8587 50.9513"), await database.ValueAsync($"""
            SELECT format('%s %s, exactly %s %s', round(ST_X(position)::numeric, 9)::float, round(ST_Y(position)::numeric, 9)::float,
                ST_X(exact_position), ST_Y(exact_position))
            FROM place WHERE id = '{id}'
            """));
    }

    [Fact]
    public async Task Place_that_is_renamed_is_listed_in_its_regions_by_new_name()
    {
        var id = await SaveAsync(Some.Place("Žižkov"));
        await using (var context = Open())
        {
            var row = await context.Places.Include(place => place.Sources).SingleAsync(place => place.Id == id);
            PlaceWriter.ApplyAll(row, Some.Place("Álora"), context, await EmbeddedGazetteer.ReadAsync());
            await context.SaveChangesAsync();
        }

        Assert.Equal("FR FR-62 FR-HDF", await RegionsAsync(id));
        Assert.Equal("alora", await database.ValueAsync($"SELECT DISTINCT sort_name FROM place_region WHERE place_id = '{id}'"));
    }

    // Calais as a town is published at 51 N 1.9 E, in the sea.
    [Fact]
    public async Task Position_that_publishing_moved_off_coast_keeps_its_regions()
    {
        var place = Some.Place();
        (place.Position, place.Precision) = (new Position { Latitude = 50.9513, Longitude = 1.8587 }, Precision.Town);

        Assert.Equal("FR FR-62 FR-HDF", await RegionsAsync(await SaveAsync(place)));
    }

    Task<string> RegionsAsync(Guid id) => database.ValueAsync(
        $"SELECT string_agg(region_code, ' ' ORDER BY region_code) FROM place_region WHERE place_id = '{id}'");

    MapDbContext Open()
    {
        var context = MapDbContext.Open(database.Source, TimeProvider.System);
        context.Author = new Author("test");
        return context;
    }

    async Task<Guid> SaveAsync(Place place)
    {
        await using var context = Open();
        var row = new PlaceEntity { Id = Guid.CreateVersion7(), Name = place.Name };
        PlaceWriter.ApplyAll(row, place, context, await EmbeddedGazetteer.ReadAsync());
        context.Add(row);
        await context.SaveChangesAsync();
        return row.Id;
    }
}
