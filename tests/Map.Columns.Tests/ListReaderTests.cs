using Map.Sheets;
using Map.V1;

namespace Map.Columns.Tests;

public sealed class ListReaderTests
{
    static readonly Dictionary<string, string> Detention = new() { ["kind"] = "detention_centre" };

    [Fact]
    public void Columns_of_years_are_periods_and_what_reaches_the_last_known_year_goes_on()
    {
        // As the list of Close the Camps: the last year is still all zeros.
        var list = Sample.Of(
            "id;country;name;latitude;longitude;y2012;y2013;y2014;y2015;y2016;y2017",
            "1;BEL;Oostwinkel;51.2;3.19;1;1;1;1;1;0",
            "2;FRA;Le Vieux-Port;43.29;5.37;1;1;0;0;0;0",
            "3;GBR;Nether Wallop;51.14;-1.57;1;0;0;1;1;0",
            "4;ITA;Borgo Vecchio;41.9;12.5;0;0;0;0;0;0");
        var mapping = ColumnGuess.Of("camps", list.Columns, list.Rows);

        Assert.Equal(
            ["id", "country", "name", "position.latitude", "position.longitude", "period", "period", "period", "period", "period", "period"],
            mapping.Columns.Select(column => column.Field));
        Assert.Equal([2012, 2013, 2014, 2015, 2016, 2017], mapping.Columns.Skip(5).Select(column => column.Year));
        Assert.Equal("2016", mapping.Defaults["status_as_of"]);

        var places = Sample.Read(mapping, list);
        Assert.Equal(["BE", "FR", "GB", "IT"], places.Select(place => place.Place.Country));
        Assert.Equal(["1", "2", "3", "4"], places.Select(place => place.RowId));
        Assert.Equal(["2012-", "2012-2013", "2012-2012, 2015-", ""], places.Select(Periods));
        Assert.Equal(
            [PlaceStatus.Open, PlaceStatus.Closed, PlaceStatus.Open, PlaceStatus.Unspecified], places.Select(place => place.Place.Status));
        Assert.Equal(["2016", "2016", "2016", ""], places.Select(place => place.Place.StatusAsOf));
        Assert.All(places, place => Assert.Empty(place.Problems));
        Assert.All(places, place => Assert.Equal(PlaceKind.Unspecified, place.Place.Kind));
    }

    [Fact]
    public void Row_is_a_place_in_the_words_of_the_contract()
    {
        var place = Only(
            [
                ("Nom", "name", "CRA du Mesnil-Amelot"), ("Sigle", "other_names.short", "CRA 2"), ("Type", "facility_type",
                    "Centre de rétention (CRA)"),
                ("Pays", "country", "France"), ("Voie", "address.lines", "rue du Stade"), ("N°", "address.lines", "6"), ("CP", "address.postcode",
                    "77990"),
                ("Ville", "address.town", "Le Mesnil-Amelot"), ("Position", "position", "49,0297; 2,5955"), ("Précision", "precision", "bâtiment"),
                ("Ouverture", "opened", "01/08/2011"), ("Places", "capacity", "120 (2016)"), ("Public", "holds", "hommes, femmes"),
                ("Tél", "contact.voice", "01 53 26 52 82"), ("Site", "website", "www.example.org"), ("Gestionnaire", "operator",
                    "Police nationale; GEPSA"),
                ("Source", "source", "Cour des comptes, 2024"), ("Statut", "status", "Ouvert (2024)"), ("Nom ar", "names.ar", "مركز"),
            ], []);

        Assert.Empty(place.Problems);
        Assert.Equal(PlaceKind.DetentionCentre, place.Place.Kind);
        Assert.Equal("removal_centre", place.Place.DetentionCentre.FacilityType);
        Assert.Equal("Centre de rétention (CRA)", place.Place.DetentionCentre.FacilityTypeNote);
        Assert.Equal(new Capacity { People = 120, AsOf = "2016" }, Assert.Single(place.Place.DetentionCentre.Capacities));
        Assert.Equal([Population.Men, Population.Women], place.Place.DetentionCentre.Holds);
        Assert.Equal("FR", place.Place.Country);
        Assert.Equal(new Address { Lines = "rue du Stade 6", Postcode = "77990", Town = "Le Mesnil-Amelot" }, place.Place.Address);
        Assert.Equal(new Position { Latitude = 49.0297, Longitude = 2.5955 }, place.Place.Position);
        Assert.Equal(Precision.Building, place.Place.Precision);
        Assert.Equal("2011-08-01-", Periods(place));
        Assert.Equal("+33 1 53 26 52 82", Assert.Single(place.Place.Contacts).Value);
        Assert.Equal("https://www.example.org", place.Place.Website);
        Assert.Equal(["Police nationale", "GEPSA"], place.Operators);
        Assert.Equal("Cour des comptes, 2024", Assert.Single(place.Place.Sources).Citation);
        Assert.Equal((PlaceStatus.Open, "2024"), (place.Place.Status, place.Place.StatusAsOf));
        Assert.Equal("مركز", place.Place.Names["ar"]);
        Assert.Equal((NameKind.Short, "CRA 2"), (place.Place.OtherNames[0].Kind, place.Place.OtherNames[0].Name));
        Assert.False(place.Place.HasNote);
    }

    [Theory]
    [InlineData("country", "ZZ", "country_unknown")]
    [InlineData("position.latitude", "somewhere", "coordinate_unreadable")]
    [InlineData("position.latitude", "50.95", "coordinate_missing")]
    [InlineData("position", "95, 200", "coordinate_out_of_range")]
    [InlineData("position", "Calais", "coordinate_unreadable")]
    [InlineData("opened", "long ago", "date_unreadable")]
    [InlineData("opened", "03/04/2009", "date_ambiguous")]
    [InlineData("status_as_of", "2031", "date_in_future")]
    [InlineData("opened", "2010-2005", "closed_before_opened")]
    [InlineData("contact.voice", "ask at the gate", "phone_invalid")]
    [InlineData("contact.email", "ask at the gate", "email_invalid")]
    [InlineData("website", "none yet", "website_invalid")]
    [InlineData("capacity", "as many as 300?", "capacity_unreadable")]
    [InlineData("capacity", "300", "capacity_without_year")]
    [InlineData("kind", "zoo", "word_unknown")]
    [InlineData("facility_type", "zoo", "word_unknown")]
    [InlineData("status", "purple", "word_unknown")]
    [InlineData("holds", "dragons", "word_unknown")]
    [InlineData("precision", "purple", "word_unknown")]
    [InlineData("holding_room", "yes", "field_of_other_kind")]
    [InlineData("languages", "fr", "field_of_other_kind")]
    public void Cell_that_cannot_be_read_is_a_warning_and_its_text_is_kept(string field, string text, string code)
    {
        var place = Only([("Column", field, text)], Detention);
        var problem = Assert.Single(place.Problems, problem => problem.Code != "name_missing");
        Assert.Equal((code, true), (problem.Code, problem.IsWarning));
        Assert.True(problem.Column is "Column" or "position" or "closed", problem.Column);
        // A position or a time of two cells is kept as it was understood.
        Assert.Contains(text.Split([' ', ',', '-'])[0], place.Place.Note);
    }

    [Theory]
    [InlineData("Tuesday to Friday, mornings", "opening_hours_invalid")]
    [InlineData("Mo-Fr 09:00-17:00", null)]
    public void Opening_hours_are_those_of_OpenStreetMap(string text, string? code)
    {
        var place = Only([("Name", "name", "Café Asyl"), ("Hours", "opening_hours", text)], new() { ["kind"] = "support_group" });
        Assert.Equal(code, place.Problems.SingleOrDefault()?.Code);
        Assert.Equal(code is null ? text : "", place.Place.SupportGroup.OpeningHours);
        Assert.Equal(code is null ? "" : $"Hours: {text}", place.Place.Note);
    }

    [Fact]
    public void Fields_of_one_kind_need_a_kind()
    {
        var place = Only([("Name", "name", "Somewhere"), ("Beds", "capacity", "120 (2016)")], []);
        Assert.Equal("kind_needed", Assert.Single(place.Problems).Code);
        Assert.Equal("Beds: 120 (2016)", place.Place.Note);
        Assert.Equal((PlaceKind.Unspecified, Place.DetailsOneofCase.None), (place.Place.Kind, place.Place.DetailsCase));
    }

    [Fact]
    public void Row_without_a_name_is_wrong()
    {
        var place = Only([("Name", "name", ""), ("Country", "country", "FR")], []);
        Assert.Equal(("name_missing", false), (place.Problems.Single().Code, place.Problems.Single().IsWarning));
    }

    [Fact]
    public void Closed_place_is_closed_only_where_the_list_says_when()
    {
        Assert.Equal("2005-2010", Periods(Only([("a", "opened", "2005"), ("b", "closed", "2010")], [])));
        Assert.Equal("-2010", Periods(Only([("b", "closed", "2010")], [])));
        Assert.Equal(PlaceStatus.Closed, Only([("b", "closed", "2010")], []).Place.Status);
        Assert.Equal(PlaceStatus.Unspecified, Only([("b", "closed", "2026")], []).Place.Status);
        Assert.Equal(PlaceStatus.Unspecified, Only([("a", "opened", "2010")], []).Place.Status);
        Assert.Equal("1999-2003, 2007-", Periods(Only([("p", "period", "1999-2003; 2007-")], [])));
        var approximate = Only([("a", "opened", "c. 1998")], []);
        Assert.Equal(("1998-", "a: c. 1998"), (Periods(approximate), approximate.Place.Note));
    }

    [Fact]
    public void Letter_says_more_than_the_name_of_the_column()
    {
        var place = Only([("x", "position.latitude", "1°51'36\"E"), ("y", "position.longitude", "50°57'N")], []);
        Assert.Equal(1.86, place.Place.Position.Longitude, 1e-9);
        Assert.Equal(50.95, place.Place.Position.Latitude, 1e-9);
    }

    [Fact]
    public void Swapped_coordinates_are_proposed_and_not_done()
    {
        var problem = Assert.Single(Only([("y", "position.latitude", "100.5"), ("x", "position.longitude", "5.8")], []).Problems, problem =>
            problem.IsWarning);
        Assert.Contains("may be swapped", problem.What);
    }

    [Fact]
    public void Unknown_words_are_asked_about_once()
    {
        var list = Sample.Of("name;type", "a;IRC", "b;Zoo", "c;zoo", "d;Aquarium", "e;ZOO", "f;zoo", "g;zoo", "h;zoo");
        var mapping = new Mapping { List = "camps", Columns = [new("name", "name"), new("type", "facility_type")], Defaults = Detention };
        var places = Sample.Read(mapping, list, out var unknown);

        Assert.Equal([("Zoo", 6), ("Aquarium", 1)], unknown.Select(word => (word.Word, word.Rows)));
        Assert.Equal([3, 4, 6, 7, 8], unknown[0].FirstLines);
        Assert.Equal(("facility_type", "type"), (unknown[0].Field, unknown[0].Column));
        Assert.Contains("prison", unknown[0].Allowed);
        Assert.Equal("unknown", places[1].Place.DetentionCentre.FacilityType);
        Assert.Equal("Zoo", places[1].Place.DetentionCentre.FacilityTypeNote);

        var answered = mapping with
        {
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["facility_type"] = new Dictionary<string, string> { ["zoo"] = "prison", ["aquarium"] = "" },
            },
        };
        places = Sample.Read(answered, list, out unknown);
        Assert.Empty(unknown);
        Assert.Equal("prison", places[1].Place.DetentionCentre.FacilityType);
        Assert.All(places, place => Assert.Empty(place.Problems));
    }

    [Fact]
    public void Unknown_countries_and_languages_can_be_told_what_they_mean()
    {
        var list = Sample.Of("name;country;languages", "a;Absurdistan;fr, Elvish", "b;Absurdistan;Elvish");
        var mapping = new Mapping
        {
            List = "groups", Columns = [new("name", "name"), new("country", "country"), new("languages", "languages")],
            Defaults = new Dictionary<string, string> { ["kind"] = "support_group" },
        };
        Sample.Read(mapping, list, out var unknown);
        Assert.Equal([("country", "Absurdistan", 2), ("languages", "Elvish", 2)], unknown.Select(word => (word.Field, word.Word, word.Rows)).Order());

        var places = Sample.Read(mapping with
        {
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["country"] = new Dictionary<string, string> { ["absurdistan"] = "CZ" }, ["languages"] = new Dictionary<string, string> { ["Elvish"] = "" },
            },
        }, list, out unknown);
        Assert.Empty(unknown);
        Assert.Equal(("CZ", "fr"), (places[0].Place.Country, places[0].Place.SupportGroup.Languages.Single()));
    }

    [Fact]
    public void Sign_means_only_what_that_sign_was_told_to_mean()
    {
        var list = Sample.Of("name;status", "a;☼", "b;☾");
        var mapping = new Mapping
        {
            List = "signs", Columns = [new("name", "name"), new("status", "status")],
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["status"] = new Dictionary<string, string> { ["☼"] = "open" } },
        };
        var places = Sample.Read(mapping, list, out var unknown);
        Assert.Equal([PlaceStatus.Open, PlaceStatus.Unspecified], places.Select(place => place.Place.Status));
        Assert.Equal("☾", Assert.Single(unknown).Word);
    }

    [Fact]
    public void Months_of_a_year_mark_the_year()
    {
        var list = Sample.Of("name;Nov 2015;Dec 2015;Jan 2016;Feb 2016;Mar 2016", "a;;x;x;;", "b;x;;;;");
        var places = Sample.Read(ColumnGuess.Of("months", list.Columns, list.Rows), list);
        Assert.Equal(["2015-", "2015-2015"], places.Select(Periods));
    }

    [Fact]
    public void Words_of_a_country_are_read_in_that_country()
    {
        FacilityWord[] words = [new("map", "prison", "prison"), new("us", "Hold", "holding_room"), new("xx", "Hold", "prison"), new("map",
            "holding_room", "holding_room")];
        var mapping = new Mapping { List = "a", Columns = [new("name", "name"), new("country", "country"), new("type", "facility_type")] };
        var reader = new ListReader(mapping, ["name", "country", "type"], words);
        Assert.Equal("holding_room", reader.Read(new(2, [new("a"), new("US"), new("hold")])).Place.DetentionCentre.FacilityType);
    }

    [Fact]
    public void Default_holds_for_rows_that_say_nothing()
    {
        var list = Sample.Of("name;country", "a;", "b;DE");
        var mapping = new Mapping
        {
            List = "a", Columns = [new("name", "name"), new("country", "country")],
            Defaults = new Dictionary<string, string> { ["country"] = "FR", ["source"] = "A report", ["kind"] = "office" },
        };
        var places = Sample.Read(mapping, list);
        Assert.Equal(["FR", "DE"], places.Select(place => place.Place.Country));
        Assert.All(places, place => Assert.Equal("A report", place.Place.Sources.Single().Citation));
        Assert.All(places, place => Assert.Equal(Place.DetailsOneofCase.Office, place.Place.DetailsCase));
    }

    [Fact]
    public void Nothing_and_failed_formulas_are_not_read()
    {
        var mapping = new Mapping { List = "a", Columns = [new("name", "name"), new("country", "country"), new("note", "note")] };
        var reader = new ListReader(mapping, ["name", "country", "note"], Sample.Facilities);
        var place = reader.Read(new(2, [new("a"), new("NA"), new("#REF!", CellKind.Error)]));
        Assert.Equal(("NA", false), (place.Place.Country, place.Place.HasNote));
        Assert.Equal("formula_failed", Assert.Single(place.Problems).Code);
        Assert.False(reader.Read(new(3, [new("a"), new("n/a"), new("NULL")])).Place.HasNote);
    }

    [Fact]
    public void Parts_of_addresses_in_one_cell_are_parted()
    {
        Assert.Equal(new Address { Postcode = "75001", Town = "Paris" }, Only([("a", "address.town", "75001 Paris")], []).Place.Address);
        Assert.Equal(new Address { Town = "Sheffield 3" }, Only([("a", "address.town", "Sheffield 3")], []).Place.Address);
        Assert.Equal(
            new Address { Lines = "37 Rue Saint-Ambroise", Postcode = "75011", Town = "Paris" },
            Only([("a", "address.lines", "37 Rue Saint-Ambroise, 75011 Paris, France")], []).Place.Address);
        Assert.Equal(
            new Address { Lines = "The Capital, New Hall Place", Postcode = "L3 9PP", Town = "Liverpool" },
            Only([("a", "address.lines", "The Capital, New Hall Place, Liverpool L3 9PP")], []).Place.Address);
        Assert.Equal(new Address { Lines = "Bd du Kent, Coquelles" }, Only([("a", "address.lines", "Bd du Kent, Coquelles")], []).Place.Address);
        Assert.Equal("CALLE FERRAZ 55", Only([("a", "address.lines", "CALLE"), ("b", "address.lines", "FERRAZ"), ("c", "address.lines", "55")],
            []).Place.Address.Lines);
        Assert.Equal("01000", Only([("a", "address.postcode", "1000"), ("b", "country", "FR")], []).Place.Address.Postcode);
        Assert.Equal("1000", Only([("a", "address.postcode", "1000.0"), ("b", "country", "CH")], []).Place.Address.Postcode);
        Assert.Equal("+34 922 65 25 66", Only([("a", "contact.fax", "922652566.0"), ("b", "country", "ES")], []).Place.Contacts.Single().Value);
    }

    [Fact]
    public void Cell_of_megabytes_is_read_too()
    {
        string[] huge = [new('1', 5_000_000), new(' ', 5_000_000), string.Concat(Enumerable.Repeat("1,", 2_000_000)),
            string.Concat(Enumerable.Repeat("N 1 ", 1_000_000)), new('(', 5_000_000)];
        foreach (var field in Fields.All.Select(field => field.Name == "names.LANGUAGE" ? "names.und" : field.Name))
            foreach (var text in huge)
                Assert.True(Only([("Column", field, text)], Detention).Place.CalculateSize() < 25_000_000);
        ColumnGuess.Of("huge", ["a", "b"], [.. huge.Select((text, i) => new SheetRow(i, [new(text), new(text)]))]);
    }

    [Fact]
    public void Random_rows_never_throw_and_no_text_is_lost_unsaid()
    {
        string[] texts =
        [
            "", " ", "1", "0", "x", "-", "n/a", "2009", "2009-13-45", "03/04/2009", "99999999999999999999", "-91", "181", "50,95", "50.95, 1.86",
                "NaN", "∞", "POINT(", "{", "[]",
            "{\"coordinates\":[[[1,2]]]}", "www.", "http://", "a@b", "+", "+44", "((((", "ca.", "since", "1-1-1", "1/1/1", "00/00/0000", "2016: ",
                "(2016)", "\u0000", "\ud83d\ude00",
            "مركز", "a;b|c,d", ";;;", "IRC", "open", "In use (", "In use (2017", "12 de de de", "January", "Jan-99", "May 5, 20", "–", "1–", "–1",
                "0x10", "1e400", "٣", "１２",
        ];
        string[] fields = [.. Fields.All.Select(field => field.Name).Select(field => field == "names.LANGUAGE" ? "names.und" : field)];
        var columns = fields.Select((_, i) => $"c{i}").ToArray();
        var mapping = new Mapping { List = "random", Columns = [.. fields.Select((field, i) => new ColumnMapping($"c{i}", field))] };
        var reader = new ListReader(mapping, columns, Sample.Facilities);
        var random = new Random(16);
        for (var line = 2; line < 3_000; line++)
        {
            var cells = columns.Select(_ => new Cell(random.Next(3) == 0 ? "" : Text()));
            var place = reader.Read(new(line, [.. cells]));
            Assert.All(place.Problems, problem => Assert.Matches("^[a-z_]+$", problem.Code));
            Assert.Equal(line, place.Line);
            if (place.Place.Position is { } at) Assert.True(Math.Abs(at.Latitude) <= 90 && Math.Abs(at.Longitude) <= 180);
            Assert.All(place.Place.Periods, period => Assert.True(period.HasFrom || period.HasTo));
            // It is what the contract can carry.
            Assert.Equal(place.Place, Place.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(place.Place)));
        }

        string Text() => random.Next(2) == 0
            ? texts[random.Next(texts.Length)]
            : string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => texts[random.Next(texts.Length)]));
    }

    [Fact]
    public void Random_lists_are_guessed_without_a_fault()
    {
        string[] names = ["", "name", "lat", "lon", "x", "y", "1998", "y1999", "Jan 2000", "(", "/", "|", "id", "Größe", "名前", "capacity 2016",
            "column C", "type", "a/b/c"];
        string[] texts = ["", "1", "50.95", "FR", "open", "2009", "a b c", "POINT(1 2)", "x", "181", "info@example.org", "{"];
        var random = new Random(17);
        for (var round = 0; round < 300; round++)
        {
            var columns = Enumerable.Range(0, random.Next(12)).Select(i => $"{names[random.Next(names.Length)]} {i}").ToArray();
            var rows = Enumerable.Range(0, random.Next(12)).Select(line =>
                new SheetRow(line, [.. columns.Select(_ => new Cell(texts[random.Next(texts.Length)]))])).ToArray();
            var mapping = ColumnGuess.Of("random", columns, rows);
            Assert.Equal(columns, mapping.Columns.Select(column => column.Column));
            Assert.All(mapping.Columns.Where(column => column.Field is not null), column => Assert.NotNull(Fields.Of(column.Field!)));
            Assert.All(mapping.Columns.Where(column => column.Field is not null).GroupBy(column => column.Field), same =>
                Assert.True(same.Count() == 1 || Fields.Of(same.Key!)!.IsList, same.Key));
            MappingFile.Read(MappingFile.Write(mapping));
        }
    }

    static ListedPlace Only((string Column, string Field, string Text)[] cells, Dictionary<string, string> defaults)
    {
        var mapping = new Mapping { List = "list", Columns = [.. cells
            .Select(cell => new ColumnMapping(cell.Column, cell.Field) { Dates = cell.Text.StartsWith("01/", StringComparison.Ordinal)
                ? "dmy" : null })], Defaults = defaults };
        return Sample.Read(mapping, ([.. cells.Select(cell =>
            cell.Column)], [new SheetRow(2, [.. cells.Select(cell => new Cell(cell.Text))])])).Single();
    }

    static string Periods(ListedPlace place) => string.Join(", ", place.Place.Periods.Select(period => $"{period.From}-{period.To}"));
}
