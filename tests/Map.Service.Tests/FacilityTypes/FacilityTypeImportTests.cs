using Grpc.Core;
using Map.Contract;
using Map.Service.Import;
using Map.Service.Tests.Import;
using Map.Service.Tests.Log.DataVersion;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.FacilityTypes;

/// <summary>An import of facility_types.csv adds types and words to the map.</summary>
public sealed class FacilityTypeImportTests(PlacesServer server) : IClassFixture<PlacesServer>, IDisposable
{
    static readonly Dictionary<string, string> Centre = new()
    {
        ["name"] = "A ship", ["status"] = "open", ["country"] = "GB", ["latitude"] = "51", ["longitude"] = "-1", ["precision"] = "site",
        ["confidence"] = "high", ["sources"] = "A leaflet",
    };

    readonly ImportFolder folder = new();

    FacilityTypesService.FacilityTypesServiceClient FacilityTypes => new(server.Channel);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task New_type_and_word_serve_places_of_same_import_created_places_lists_and_filters()
    {
        using var stream = await StateStream.OpenAsync(server);
        var types = Types("""
            map,ship,ship,Ship,
            gb,prison hulk,ship,"Ship, moored",A leaflet
            """);
        var centres = folder.Write("centres.csv", FileFormat.DetentionCentres, Centre, new Dictionary<string, string> { ["id"] = "hulk", ["type"] = "prison hulk" });

        var report = await ImportAsync(types, centres);

        Assert.Empty(report.Problems);
        Assert.Equal((3, 0, 0), (report.Created, report.Updated, report.Unchanged));
        var created = await server.Places.CreatePlaceAsync(new CreatePlaceRequest { Place = Ship() }, await server.KeyAsync(Role.Admin));
        foreach (var name in new[] { "ship", "GB:Prison Hulk" })
        {
            var found = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = new() { FacilityTypes = { name } } });
            Assert.Equal(["A second ship", "A ship"], found.Results.Select(result => result.Place.Name));
            Assert.All(found.Results, result => Assert.Equal("ship", result.Place.DetentionCentre.FacilityType));
        }
        Assert.Equal("ship", created.DetentionCentre.FacilityType);

        var listed = (await FacilityTypes.ListFacilityTypesAsync(new())).FacilityTypes;
        Assert.Equal("unknown", listed[^1].Code);
        var ship = Assert.Single(listed, type => type.Code == "ship");
        Assert.Equal(("Ship", new Crosswalk { Scheme = "gb", Word = "prison hulk", Name = "Ship, moored", Source = "A leaflet" }),
            (ship.Name, Assert.Single(ship.Crosswalks)));

        await stream.NextOtherAsync();
    }

    [Fact]
    public async Task Repeated_import_writes_nothing_and_changed_row_changes_its_word_and_data_version()
    {
        const string row = "fr,péniche,hotel,Barge,A leaflet";
        Assert.Equal(1, (await ImportAsync(Types(row))).Created);
        using var stream = await StateStream.OpenAsync(server);
        var before = stream.Last;

        var again = await ImportAsync(Types(row));
        Assert.Equal((0, 0, 0), (again.Created, again.Updated, again.Unchanged));
        Assert.Equal(before, await stream.NextAsync());

        var changed = await ImportAsync(Types(row.Replace("hotel", "prison", StringComparison.Ordinal)));
        Assert.Equal((0, 1, 0), (changed.Created, changed.Updated, changed.Unchanged));
        Assert.Equal(before.Revision, (await stream.NextOtherAsync()).Revision);
        Assert.Equal("prison", await server.Map.ScalarAsync<string>("SELECT code FROM facility_type_word WHERE word = 'péniche'"));
    }

    [Fact]
    public async Task Bad_rows_are_reported_by_line_and_nothing_is_written()
    {
        var before = (await FacilityTypes.ListFacilityTypesAsync(new())).FacilityTypes;
        var file = Types($"""
            map,tent,tent,Tent,
            gb,marquee,tent,Marquee,
            GB,castle,prison,Castle,
            gb,castle,castel,Castle,
            gb,keep,prison,Keep,
            gb,Keep,prison,Keep,
            gb,irc,removal_centre,In small letters,
            map,Dungeon,Dungeon,Dungeon,
            map,tower,prison,Tower,
            gb,oubliette,prison,,
            gb,{new string('x', 101)},prison,Long,
            gb,,prison,No word,
            """);

        var report = await ImportAsync(file);

        Assert.Equal((0, 0, 0), (report.Created, report.Updated, report.Unchanged));
        Assert.Equal(
            ["4 scheme", "5 code", "7 word", "8 word", "9 word", "10 code", "11 name", "12 word", "13 word"],
            report.Problems.Select(problem => $"{problem.Line} {problem.Column}"));
        Assert.Contains("\"castel\" is not a facility type; one of", report.Problems[1].What, StringComparison.Ordinal);
        Assert.Contains("line 6", report.Problems[2].What, StringComparison.Ordinal);
        Assert.Contains("\"IRC\"", report.Problems[3].What, StringComparison.Ordinal);
        Assert.Equal(before, (await FacilityTypes.ListFacilityTypesAsync(new())).FacilityTypes);
    }

    [Fact]
    public async Task Types_of_import_with_bad_place_are_not_written()
    {
        var types = Types("map,cave,cave,Cave,");
        var centres = folder.Write("centres.csv", FileFormat.DetentionCentres, Centre,
            new() { ["id"] = "good", ["type"] = "cave" }, new() { ["id"] = "bad", ["type"] = "cave", ["latitude"] = "91" });

        var report = await ImportAsync(types, centres);

        Assert.Equal("latitude", Assert.Single(report.Problems).Column);
        Assert.DoesNotContain((await FacilityTypes.ListFacilityTypesAsync(new())).FacilityTypes, type => type.Code == "cave");
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = new() { FacilityTypes = { "cave" } } }));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    static Place Ship()
    {
        var place = Some.DetentionCentre("A second ship");
        place.DetentionCentre.FacilityType = "ship";
        return place;
    }

    string Types(string rows) => folder.Write("facility_types.csv", $"scheme,word,code,name,source\n{rows}\n");

    Task<ImportReport> ImportAsync(params string[] files) => Importer.ImportAsync(server.Database, files, TimeProvider.System, default);
}
