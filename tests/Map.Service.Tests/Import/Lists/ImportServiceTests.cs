using Google.Protobuf;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;
using MiniExcelLibs;
using static Map.Service.Tests.Import.Lists.Importing;

namespace Map.Service.Tests.Import.Lists;

/// <summary>Lists of people, imported with a key.</summary>
public sealed class ImportServiceTests(PlacesServer server) : IClassFixture<PlacesServer>
{

    [Fact]
    public async Task A_list_is_previewed_imported_as_previewed_and_undone_by_one_act()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var (list, options) = (Camps("Centre", 1), Options("camps-a.csv"));

        var preview = await server.ImportAsync(list, options, key);
        Assert.Equal([(ImportOutcome.New, 2)], Outcomes(preview));
        Assert.Equal((2, 0, false), (preview.Published, preview.Waiting, preview.HasActId));
        Assert.Empty(await server.FindAsync("Centre Alpha"));

        options.Preview = preview.Preview;
        var imported = await server.ImportAsync(list, options, key);
        Assert.Equal(preview.Counts, imported.Counts);
        var place = Assert.Single(await server.FindAsync("Centre Alpha"));
        Assert.Equal(("FR", 50.9513, 1.8587, "Calais"), (place.Country, place.Position.Latitude, place.Position.Longitude, place.Address.Town));
        Assert.Equal(120, place.DetentionCentre.Capacities.Single().People);

        options.ClearPreview();
        Assert.Equal([(ImportOutcome.Unchanged, 2)], Outcomes(await server.ImportAsync(list, options, key)));

        await server.Contributions.RevertAsync(new() { ActId = imported.ActId, Summary = new() { Comment = "A wrong list" } }, key);
        Assert.Empty(await server.FindAsync("Centre Alpha"));
        Assert.Equal([(ImportOutcome.New, 2)], Outcomes(await server.ImportAsync(list, options, key)));
    }

    [Fact]
    public async Task Only_what_the_list_changed_since_is_written_and_what_people_changed_stays()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var (list, options) = (Camps("Camp", 2), Options("camps-b.csv"));
        await server.ApplyAsync(list, options, key);
        var place = Assert.Single(await server.FindAsync("Camp Alpha"));
        await server.Contributions.UpdatePlaceAsync(
            new()
            {
                Id = place.Id, Revision = place.Revision, Place = new() { Website = "https://alpha.example" }, UpdateMask = new() { Paths = { "website" } },
                Summary = new() { Sources = { new Source { Citation = "Their page" } } },
            },
            key);

        var changed = await server.ApplyAsync(list.Replace(";120;", ";140;", StringComparison.Ordinal), options, key);

        Assert.Equal([(ImportOutcome.Changed, 1), (ImportOutcome.Unchanged, 1)], Outcomes(changed));
        Assert.Equal(["capacities"], changed.Rows.Single().Changes.Select(change => change.Field));
        place = await server.Places.GetPlaceAsync(new() { Id = place.Id });
        Assert.Equal(("https://alpha.example", 140), (place.Website, place.DetentionCentre.Capacities[0].People));

        options.Defaults["source"] = "The list of 2018";
        await server.ApplyAsync(list.Replace(";120;", ";140;", StringComparison.Ordinal), options, key);

        place = await server.Places.GetPlaceAsync(new() { Id = place.Id });
        Assert.Equal(["Their page", "The list of 2018"], place.Sources.Select(source => source.Citation));
    }

    [Fact]
    public async Task After_an_import_that_changed_places_was_undone_the_same_list_changes_them_again()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var (list, options) = (Camps("Lager", 3), Options("camps-c.csv"));
        await server.ApplyAsync(list, options, key);
        list = list.Replace(";120;", ";140;", StringComparison.Ordinal);
        var changed = await server.ApplyAsync(list, options, key);
        await server.Contributions.RevertAsync(new() { ActId = changed.ActId, Summary = new() { Comment = "Too early" } }, key);

        var again = await server.ApplyAsync(list, options, key);

        Assert.Equal([(ImportOutcome.Changed, 1), (ImportOutcome.Unchanged, 1)], Outcomes(again));
        var place = Assert.Single(await server.FindAsync("Lager Alpha"));
        Assert.Equal(140, place.DetentionCentre.Capacities.Single().People);
    }

    [Fact]
    public async Task Row_on_the_map_already_is_told_with_its_place_and_not_added_unless_asked_for()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        await server.ApplyAsync(Camps("Depot", 4), Options("depots.csv"), key);
        var (place, options) = (Assert.Single(await server.FindAsync("Depot Alpha")), Options("depots-of-others.csv"));
        const string others = "name,country,latitude,longitude\nDepot Alpha,FR,50.9514,4.8588\n";

        var row = Assert.Single((await server.ImportAsync(others, options, key)).Rows);
        Assert.Equal((ImportOutcome.Twin, place.Id), (row.Outcome, row.PlaceId));
        Assert.InRange(row.Likelihood, 0.5, 1);

        options.AddTwins = true;
        Assert.Equal(ImportOutcome.New, Assert.Single((await server.ImportAsync(others, options, key)).Rows).Outcome);
    }

    [Theory]
    [InlineData("name,country,latitude,longitude\nThe wrong way,GB,1.31,51.13\n", "swapped", ImportOutcome.Warned)]
    [InlineData("name,country,latitude,longitude\nNowhere,GB,0,0\n", "null_island", ImportOutcome.Warned)]
    [InlineData("name,latitude,longitude\nAt sea,45,-35\n", "at_sea", ImportOutcome.Warned)]
    [InlineData("name,country,latitude,longitude\nCentre of Aruba,AW,-69.97,12.52\n", "swapped", ImportOutcome.Warned)]
    [InlineData("name,country,latitude,longitude\nNoumea,AW,-22.27,166.45\n", "outside_country", ImportOutcome.Warned)]
    [InlineData("name,country,latitude,longitude,precision\nToo exact,FR,50.9,1.9,building\n", "precision_too_fine", ImportOutcome.Warned)]
    [InlineData("name,country,town\nAt the town hall,FR,Calais\n", "placed_by_gazetteer", ImportOutcome.New)]
    [InlineData("name,country,postcode\nIn the post,FR,62100\n", "placed_by_gazetteer", ImportOutcome.New)]
    [InlineData("name,country,town\nUnknown town,FR,Xyzzyville\n", "place_missing", ImportOutcome.Unfinished)]
    [InlineData("name,town\nAmbiguous,Newport\n", "place_missing", ImportOutcome.Unfinished)]
    [InlineData("name,country\nSomewhere,FR\n", "place_missing", ImportOutcome.Unfinished)]
    [InlineData("name,latitude,longitude\n,51,1\n", "name_missing", ImportOutcome.Unfinished)]
    public async Task Row_is_looked_at_twice(string list, string code, ImportOutcome outcome)
    {
        var response = await server.ImportAsync(list, Options("odd.csv"), await server.KeyAsync(Role.Reviewer));

        Assert.Equal([(outcome, 1)], Outcomes(response));
        Assert.Contains(code, response.Notes.Select(note => note.Code));
    }

    [Fact]
    public async Task Who_runs_a_place_is_known_by_name_and_asked_about_where_it_is_not()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var mitie = await server.Map.OrganisationAsync("Mitie Care & Custody");
        const string list = "name,operator,latitude,longitude\nRun by one,mitie care and custody,57.1,1.5\nRun by another,Nobody Ltd,58.1,1.5\n";

        var response = await server.ApplyAsync(list.Replace(" and ", " & ", StringComparison.Ordinal), new() { FileName = "run.csv", Accept = { "all" }, Defaults = { ["kind"] = "detention_centre" } }, key);

        var read = await server.Organisations.BatchGetInvolvementsAsync(new() { PlaceIds = { response.Rows[0].PlaceId } });
        Assert.Equal((mitie.ToString(), InvolvementRole.Operates), (read.Involvements.Single().OrganisationId, read.Involvements.Single().Role));
        Assert.Contains("organisation_unknown", response.Notes.Select(note => note.Code));
        Assert.Equal("operator: Nobody Ltd", (await server.Places.GetPlaceAsync(new() { Id = response.Rows[1].PlaceId })).Note);
    }

    [Fact]
    public async Task What_is_refused_is_named_by_the_column_that_the_list_has()
    {
        var list = $"Nom,Lat,Lon,Ouverture,Fermeture\nTrop tard,59.1,1.5,2090,2095\n{new string('x', 201)},60.1,1.5,2001,2002\n";

        var response = await server.ImportAsync(list, Options("columns.csv"), await server.KeyAsync(Role.Reviewer));

        Assert.Equal(
            ["Fermeture", "Nom", "Ouverture"],
            response.Notes.Where(note => note.Code == "value_refused").Select(note => note.Column).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_list_of_the_same_name_changes_no_place_of_the_first()
    {
        var (key, options) = (await server.KeyAsync(Role.Reviewer), Options("data.csv"));
        const string first = "id,name,latitude,longitude\n1,Hostel Omega,47.1,11.5\n2,Hostel Psi,47.3,11.5\n";
        await server.ApplyAsync(first, options, key);

        var other = await server.ImportAsync("id,name,latitude,longitude\n1,Somewhere else,49.1,12.5\n2,Hostel Psi,47.9,11.5\n", options, key);

        Assert.Equal([(ImportOutcome.Changed, 1), (ImportOutcome.Warned, 1)], Outcomes(other));
        Assert.Equal([2L], Assert.Single(other.Notes, note => note.Code == "another_place").Lines);
        // A new name at the same spot is one.
        var renamed = await server.ImportAsync(first.Replace("Hostel Omega", "Prison Alef", StringComparison.Ordinal), options, key);
        Assert.Equal([(ImportOutcome.Changed, 1), (ImportOutcome.Unchanged, 1)], Outcomes(renamed));
    }

    [Fact]
    public async Task Sheets_of_a_workbook_may_each_number_their_rows_from_one()
    {
        using var workbook = new MemoryStream();
        await MiniExcel.SaveAsAsync(workbook, new Dictionary<string, object>
        {
            ["Open"] = new[] { new { id = 1, name = "Hostel Ro", latitude = 47.51234, longitude = 12.51234 }, new { id = 2, name = "Hostel So", latitude = 47.71234, longitude = 12.51234 } },
            ["Closed"] = new[] { new { id = 1, name = "Hostel Tau", latitude = 48.51234, longitude = 13.51234 }, new { id = 2, name = "Hostel Phi", latitude = 48.71234, longitude = 13.51234 } },
        });
        var (key, options) = (await server.KeyAsync(Role.Reviewer), Options("book.xlsx"));

        Assert.Equal([(ImportOutcome.New, 4)], Outcomes(await server.ApplyAsync(workbook.ToArray(), options, key)));
        var again = await server.ImportAsync(workbook.ToArray(), options, key);

        Assert.Equal([(ImportOutcome.Unchanged, 4)], Outcomes(again));
        Assert.Equal(["book", "book-closed"], again.Tables.Select(table => table.List));
    }

    [Fact]
    public async Task Same_row_twice_is_a_warning_and_accepted_by_line_or_by_kind()
    {
        var (key, options) = (await server.KeyAsync(Role.Reviewer), Options("twice.csv"));
        const string list = "name,latitude,longitude\nTwice,51.5074,-0.1278\nTwice,51.5074,-0.1278\nOnce,52.5074,-0.1278\n";
        Assert.Equal([(ImportOutcome.New, 2), (ImportOutcome.Warned, 1)], Outcomes(await server.ImportAsync(list, options, key)));

        options.Accept.Add("3");
        Assert.Equal([(ImportOutcome.New, 3)], Outcomes(await server.ImportAsync(list, options, key)));
        options.Accept[0] = "same_row_twice";
        Assert.Equal([(ImportOutcome.New, 3)], Outcomes(await server.ImportAsync(list, options, key)));
        options.LeaveOut.Add("new");
        Assert.Equal([(ImportOutcome.LeftOut, 3)], Outcomes(await server.ImportAsync(list, options, key)));
    }

    [Fact]
    public async Task Precision_is_assumed_by_what_is_given_and_said()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        const string list = "name,kind,latitude,longitude\nFine,detention centre,50.95134,1.85871\nCoarse,detention centre,50.9,1.8\nA home,charity,50.951341,1.858712\n";

        var response = await server.ApplyAsync(list, new() { FileName = "precise.csv", Accept = { "all" } }, key);

        Assert.Equal([(ImportOutcome.New, 3)], Outcomes(response));
        var places = await server.Places.BatchGetPlacesAsync(new() { Ids = { response.Rows.Select(row => row.PlaceId) } });
        Assert.Equal([Precision.Site, Precision.Region, Precision.Locality], places.Places.Select(place => place.Precision));
        // In the middle of its cell, printed as such.
        Assert.Equal(["{ \"latitude\": 51, \"longitude\": 2 }", "{ \"latitude\": 50.96, \"longitude\": 1.86 }"], places.Places.Skip(1).Select(place => place.Position.ToString()));
    }

    [Fact]
    public async Task Nothing_is_written_when_a_row_is_wrong_or_the_preview_was_of_something_else()
    {
        var (key, options) = (await server.KeyAsync(Role.Reviewer), Options("wrong.csv"));
        var list = Camps("Hof", 5).Replace("Hof Bêta", new string('x', 201), StringComparison.Ordinal);
        options.Preview = (await server.ImportAsync(list, options, key)).Preview;

        Assert.Equal(StatusCode.InvalidArgument, (await Refused.ByAsync(server.ImportAsync(list, options, key))).Code);
        Assert.Equal(StatusCode.Aborted, (await Refused.ByAsync(server.ImportAsync(Camps("Hof", 6), options, key))).Code);
        Assert.Empty(await server.FindAsync("Hof Alpha"));

        options.LeaveOut.Add("wrong");
        Assert.Equal([(ImportOutcome.New, 1), (ImportOutcome.LeftOut, 1)], Outcomes(await server.ImportAsync(list, options, key)));
    }

    [Fact]
    public async Task Mapping_of_a_preview_is_given_again_and_its_words_are_asked_about_once()
    {
        var (key, options) = (await server.KeyAsync(Role.Reviewer), new ImportOptions { FileName = "words.csv" });
        const string list = "name,kind,latitude,longitude\nA,zzquod,50.9513,1.8587\nB,zzquod,51.9513,1.1587\nC,charity,52.9513,1.1587\nD,office,53.9513,1.1587\n";
        var preview = await server.ImportAsync(list, options, key);
        Assert.Equal([(ImportOutcome.New, 2), (ImportOutcome.Unfinished, 2)], Outcomes(preview));
        var question = Assert.Single(preview.Notes, note => note.Code == "word_unknown");
        Assert.Equal((2, [2L, 3L]), (question.Rows, question.Lines));

        options.Mapping = preview.Tables[0].Mapping.Replace("\"words\": {}", "\"words\": {\"kind\": {\"zzquod\": \"detention_centre\"}}", StringComparison.Ordinal);
        Assert.Equal([(ImportOutcome.New, 4)], Outcomes(await server.ImportAsync(list, options, key)));

        options.Mapping = "{";
        Assert.Equal(StatusCode.InvalidArgument, (await Refused.ByAsync(server.ImportAsync(list, options, key))).Code);
    }

    [Fact]
    public async Task Everybody_else_is_refused_and_a_key_of_a_region_imports_only_there()
    {
        Assert.Equal(StatusCode.Unauthenticated, (await Refused.ByAsync(server.ImportAsync(Camps("Nobody", 7), Options("no-key.csv"), null))).Code);
        await server.Map.RegionAsync("FR", "France", -5, 40, 9, 52);

        var key = await server.KeyAsync(Role.Contributor, "FR");
        const string list = "name,latitude,longitude\nIn France,48.9513,1.8587\nIn England,53.9513,-1.8587\n";
        var response = await server.ImportAsync(list, Options("regions.csv"), key);

        Assert.Equal([(ImportOutcome.New, 1), (ImportOutcome.Wrong, 1)], Outcomes(response));
        Assert.Contains("outside_key", response.Notes.Select(note => note.Code));
    }

    [Fact]
    public async Task Call_without_options_or_without_a_file_is_refused()
    {
        var key = await server.KeyAsync(Role.Contributor);
        foreach (var part in new ImportRequest[] { new() { Content = ByteString.CopyFromUtf8("name\n") }, new() { Options = Options("empty.csv") } })
        {
            using var call = server.Imports.Import(key);
            await call.RequestStream.WriteAsync(part);
            await call.RequestStream.CompleteAsync();
            Assert.Equal(StatusCode.InvalidArgument, (await Refused.ByAsync(call.ResponseAsync)).Code);
        }
    }
}
