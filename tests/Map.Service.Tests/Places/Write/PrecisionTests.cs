using Google.Protobuf;
using Grpc.Core;
using Map.Contract;
using Map.Service.Import;
using Map.Service.Tests.Import;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Write;

/// <summary>No field of a place is published finer than its precision, whichever way it came in.</summary>
public sealed class PrecisionTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    // A field in Kent: no locality is nearer than 150 m.
    const double Latitude = 51.234567;
    const double Longitude = 1.245678;

    public static TheoryData<Precision, bool> WaysIn => new()
    {
        { Precision.Locality, true }, { Precision.Town, true }, { Precision.Region, true },
        { Precision.Locality, false }, { Precision.Town, false }, { Precision.Region, false },
    };

    [Theory]
    [MemberData(nameof(WaysIn))]
    public async Task Coarse_place_shows_neither_digits_nor_address_in_any_answer(Precision precision, bool imported)
    {
        var id = await AddAsync($"{precision} {imported}", precision, Latitude, Longitude, imported);

        foreach (var key in new[] { null, await server.KeyAsync(Role.Contributor), await server.KeyAsync(Role.Admin) })
            foreach (var answer in await AnswersAsync(id, key))
                foreach (var secret in new[] { "Exact Street", "CT16", "51.234", "1.245" })
                    Assert.DoesNotContain(secret, answer.ToString()!, StringComparison.Ordinal);
        Assert.All(["Exact Street", "CT16", "1AA"], text => Assert.Empty(Found(id, text)));
        var place = await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id });
        Assert.Equal(precision != Precision.Region, place.Address.HasTown);
        Assert.Equal("Kent", place.Address.Area);
    }

    [Theory]
    [InlineData(Precision.Building)]
    [InlineData(Precision.Site)]
    [InlineData(Precision.Street)]
    public async Task Exact_place_shows_its_address_and_is_found_by_it(Precision precision)
    {
        var id = await AddAsync($"exact {precision}", precision, Latitude, Longitude, imported: false);

        var place = await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id });

        Assert.Equal(("12 Exact Street", "CT16 1AA", "Dover"), (place.Address.Lines, place.Address.Postcode, place.Address.Town));
        Assert.Equal((Latitude, Longitude), (place.Position.Latitude, place.Position.Longitude));
        Assert.Single(Found(id, "CT16"));
    }

    [Fact]
    public async Task Address_without_position_is_published_as_given()
    {
        var place = Centre("no position", Precision.Unspecified);
        place.Position = null;

        var created = await server.Places.CreatePlaceAsync(
            new CreatePlaceRequest { Place = place }, await server.KeyAsync(Role.Contributor));

        Assert.Equal("12 Exact Street", created.Address.Lines);
    }

    // Dover stands at 51.126 N 1.3126 E in the gazetteer.
    [Theory]
    [InlineData(51.126, 1.3126, Precision.Town, 51.126, 1.3126)]
    [InlineData(51.1268, 1.3131, Precision.Town, 51.126, 1.3126)]
    [InlineData(51.1268, 1.3131, Precision.Locality, 51.126, 1.3126)]
    [InlineData(51.128, 1.3126, Precision.Town, 51.1, 1.3)]
    [InlineData(51.126, 1.3126, Precision.Region, 51, 1)]
    [InlineData(51.126, 1.912345, Precision.Town, 51.1, 1.9)]
    [InlineData(51.126, 1.912345, Precision.Locality, 51.12, 1.92)]
    public async Task Both_ways_in_publish_same_point(double latitude, double longitude, Precision precision, double shown, double east)
    {
        foreach (var imported in new[] { false, true })
        {
            var id = await AddAsync($"{latitude} {longitude} {precision} {imported}", precision, latitude, longitude, imported);

            var position = (await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id })).Position;

            Assert.Equal((shown, east), (position.Latitude, position.Longitude));
        }
    }

    [Fact]
    public async Task Same_file_again_changes_nothing()
    {
        using var folder = new ImportFolder();
        var file = File(folder, "again", Precision.Town, 51.1268, 1.3131);
        await Importer.ImportAsync(server.Database, [file], TimeProvider.System, default);

        var report = await Importer.ImportAsync(server.Database, [file], TimeProvider.System, default);

        Assert.Equal((0, 0, 1), (report.Created, report.Updated, report.Unchanged));
    }

    async Task<string> AddAsync(string name, Precision precision, double latitude, double longitude, bool imported)
    {
        if (!imported)
        {
            var place = Centre(name, precision);
            place.Position = new Position { Latitude = latitude, Longitude = longitude };
            return (await server.Places.CreatePlaceAsync(
                new CreatePlaceRequest { Place = place }, await server.KeyAsync(Role.Contributor))).Id;
        }

        using var folder = new ImportFolder();
        var report = await Importer.ImportAsync(
            server.Database, [File(folder, name, precision, latitude, longitude)], TimeProvider.System, default);
        Assert.Empty(report.Problems);
        return (await server.Map.ScalarAsync<Guid>("SELECT id FROM place WHERE key = $1", name)).ToString();
    }

    static string File(ImportFolder folder, string id, Precision precision, double latitude, double longitude) => folder.Write(
        "centres.csv", FileFormat.ReportingCentres, new Dictionary<string, string>(), new Dictionary<string, string>
        {
            ["id"] = id, ["name"] = id, ["address"] = "12 Exact Street", ["postcode"] = "CT16 1AA", ["town"] = "Dover",
            ["admin_area"] = "Kent", ["country"] = "GB", ["status"] = "open", ["precision"] = Words.Of(precision),
            ["confidence"] = "high", ["sources"] = "A leaflet",
            ["latitude"] = latitude.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["longitude"] = longitude.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });

    static Place Centre(string name, Precision precision)
    {
        var place = Some.Place(name);
        place.Precision = precision;
        place.Address = new Address { Lines = "12 Exact Street", Postcode = "CT16 1AA", Town = "Dover", Area = "Kent" };
        place.ReportingCentre = new ReportingCentre();
        return place;
    }

    IEnumerable<PlaceResult> Found(string id, string text) => server.Places
        .SearchPlaces(new SearchPlacesRequest { Filter = new PlaceFilter { Text = text }, PageSize = 1_000 }).Results
        .Where(result => result.Place.Id == id);

    async Task<List<IMessage>> AnswersAsync(string id, Metadata? key)
    {
        var near = new FindNearRequest { Position = new Position { Latitude = 50, Longitude = 0 }, PageSize = 1_000 };
        var answers = new List<IMessage?>
        {
            await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id }, key),
            await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id, ReadMask = new() { Paths = { "address", "position" } } }, key),
            (await server.Places.BatchGetPlacesAsync(new BatchGetPlacesRequest { Ids = { id } }, key)).Places.Single(),
            (await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 1_000 }, key)).Results
                .Single(result => result.Place.Id == id),
            (await server.Places.FindNearAsync(near, key)).Results.Single(result => result.Place.Id == id),
            await server.History.ListRevisionsAsync(new ListRevisionsRequest { PlaceId = id }, key),
            (await server.Changes.ListChangesAsync(new ListChangesRequest { PageSize = 1_000 }, key)).Changes
                .Single(change => change.Place?.Id == id),
        };
        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest(), key);
        await foreach (var chunk in stream.ResponseStream.ReadAllAsync())
            answers.Add(chunk.Places.SingleOrDefault(place => place.Id == id));
        return [.. answers.OfType<IMessage>()];
    }
}
