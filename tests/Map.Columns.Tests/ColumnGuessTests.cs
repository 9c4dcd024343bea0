namespace Map.Columns.Tests;

public sealed class ColumnGuessTests
{
    [Theory]
    [InlineData(
        "Nom du centre;Adresse;Code postal;Ville;Pays;Capacité;Date d'ouverture;Téléphone;Site internet;Remarques",
        "CRA de Coquelles;Bd du Kent;62231;Coquelles;France;79;03/04/2003;03 21 00 00 01;www.example.org;Près du tunnel",
        "name;address.lines;address.postcode;address.town;country;capacity;opened;contact.voice;website;note")]
    [InlineData(
        "Bezeichnung;Straße;Hausnummer;PLZ;Ort;Bundesland;Träger;Plätze;Öffnungszeiten;E-Mail",
        "Abschiebehaft Darmstadt;Marienburgstraße;74;64297;Darmstadt;Hessen;Land Hessen;80;Mo-Fr 09:00-17:00;info@example.org",
        "name;address.lines;address.lines;address.postcode;address.town;address.area;operator;capacity;opening_hours;contact.email")]
    [InlineData(
        "Nombre;Dirección;Código Postal;Municipio;Provincia;Plazas;Latitud;Longitud;Correo electrónico;Observaciones",
        "CIE de Aluche;Av. de los Poblados 51;28024;Madrid;Madrid;200;40,3781;-3,7586;cie@example.org;Junto a la comisaría",
        "name;address.lines;address.postcode;address.town;address.area;capacity;position.latitude;position.longitude;contact.email;note")]
    [InlineData(
        "Denominazione;Indirizzo;CAP;Comune;Provincia;Ente gestore;Posti;Data apertura;Telefono;Note",
        "CPR di Ponte Galeria;Via Portuense 1680;00148;Roma;RM;Cooperativa Ors;125;12/06/1999;06 6500 1000;Chiuso nel 2015",
        "name;address.lines;address.postcode;address.town;address.area;operator;capacity;opened;contact.voice;note")]
    [InlineData(
        "OBJECTID;Facility Name;Facility Type;Country code;Lat;Long;Opening date;Closing date;Operated by;Last updated",
        "12;Yarl's Wood;IRC;GB;52.1126;-0.4902;19 November 2001;;Serco;2024-01-02",
        ";name;facility_type;country;position.latitude;position.longitude;opened;closed;operator;")]
    public void Columns_are_understood_in_five_languages(string columns, string row, string fields)
    {
        var list = Sample.Of(columns, row);
        Assert.Equal(fields.Split(';'), ColumnGuess.Of("list", list.Columns, list.Rows).Columns.Select(column => column.Field ?? ""));
    }

    [Fact]
    public void Positions_without_a_name_are_told_by_where_they_lie()
    {
        var list = Sample.Of("what;a;b", "Calais port;1.8587;50.9513", "Dover docks;1.3089;51.1279", "Lille gare;3.0573;50.6292");
        Assert.Equal(["name", "position.longitude", "position.latitude"], Guess(list));
    }

    [Fact]
    public void Swapped_names_of_coordinates_are_told_by_what_cannot_be()
    {
        var list = Sample.Of("name;latitude;longitude", "Belantik;100.74;5.80", "Machap Umboo;102.27;2.38", "Lenggeng;101.92;2.88");
        Assert.Equal(["name", "position.longitude", "position.latitude"], Guess(list));
    }

    [Fact]
    public void Metres_are_no_degrees()
    {
        var list = Sample.Of("name;x;y;wkt", "a b;652381.5;6862305.1;POINT (2.35 48.85)", "c d;652390.5;6862310.1;POINT (2.36 48.86)",
            "e f;652399.5;6862390.1;POINT (2.37 48.87)");
        Assert.Equal(["name", "", "", "position"], Guess(list));
    }

    [Theory]
    [InlineData("13/04/2009", "02/03/2010", "dmy")]
    [InlineData("04/13/2009", "02/03/2010", "mdy")]
    [InlineData("01/02/2009", "02/03/2010", "dmy")]
    [InlineData("2009-04-13", "2010-03-02", null)]
    [InlineData("2009", "March 2010", null)]
    public void Order_of_dates_is_that_of_the_whole_column(string first, string second, string? order)
    {
        var list = Sample.Of("name;opened", $"a;{first}", $"b;{second}");
        Assert.Equal(order, ColumnGuess.Of("list", list.Columns, list.Rows).Columns[1].Dates);
    }

    [Fact]
    public void Capacities_of_years_keep_their_years()
    {
        var list = Sample.Of("name;type;capacity 2015;capacity 2016", "a;IRC;120;130", "b;CRA;50;");
        var mapping = ColumnGuess.Of("list", list.Columns, list.Rows);
        Assert.Equal([2015, 2016], mapping.Columns.Skip(2).Select(column => column.Year));
        Assert.Equal("detention_centre", mapping.Defaults["kind"]);
        Assert.Equal(
            [(130, "2016"), (120, "2015")], Sample.Read(mapping, list)[0].Place.DetentionCentre.Capacities.Select(capacity =>
                (capacity.People, capacity.AsOf)));
    }

    [Fact]
    public void Names_in_other_languages_and_doubled_columns_keep_apart()
    {
        var list = Sample.Of("name;name (2);name_de;nom:nl;phone;phone (2);name_id", "Vottem;CIV;Wottem;Vottem;020 7456 9750;020 7456 9751;12",
            "Bruges;CIB;Brügge;Brugge;020 7456 9752;;13");
        Assert.Equal(["name", "", "names.de", "names.nl", "contact.voice", "contact.voice", "id"], Guess(list));
    }

    [Theory]
    [InlineData("budget", "12000", "15000")]
    [InlineData("fecha_creacion", "2023-10-04T08:58:20.705000", "2016-05-09T12:45:15")]
    [InlineData("contact person", "somebody", "somebody else")]
    [InlineData("photo", "https://example.org/a.jpg", "https://example.org/b.jpg")]
    [InlineData("code insee", "62231", "62232")]
    [InlineData("website", "yes", "no")]
    [InlineData("country", "north", "south")]
    [InlineData("zweiundvierzig", "a", "b")]
    public void Column_that_nothing_speaks_for_is_not_read(string column, string first, string second)
    {
        var list = Sample.Of($"name;{column}", $"a;{first}", $"b;{second}");
        Assert.Equal(["name", ""], Guess(list));
    }

    static IEnumerable<string> Guess((IReadOnlyList<string> Columns, IReadOnlyList<Map.Sheets.SheetRow> Rows) list) =>
        ColumnGuess.Of("list", list.Columns, list.Rows).Columns.Select(column => column.Field ?? "");
}
