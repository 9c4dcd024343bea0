using Map.Columns.Values;
using Map.Contract;

namespace Map.Columns.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("50.95", 50.95, null)]
    [InlineData("50,95", 50.95, null)]
    [InlineData("-1.5", -1.5, null)]
    [InlineData("−1,5", -1.5, null)]
    [InlineData("+1.5", 1.5, null)]
    [InlineData("48", 48, null)]
    [InlineData("51.5 N", 51.5, "Latitude")]
    [InlineData("N51.5", 51.5, "Latitude")]
    [InlineData("33.9 S", -33.9, "Latitude")]
    [InlineData("2,35 Est", 2.35, "Longitude")]
    [InlineData("1.86° Ouest", -1.86, "Longitude")]
    [InlineData("1.86 Oeste", -1.86, "Longitude")]
    [InlineData("W 0.1889", -0.1889, "Longitude")]
    [InlineData("3.7 O", -3.7, "Longitude")]
    [InlineData("50° 57' 3.6\"", 50.951, null)]
    [InlineData("50°57′3.6″N", 50.951, "Latitude")]
    [InlineData("N 50° 57.06'", 50.951, "Latitude")]
    [InlineData("50 57 3.6", 50.951, null)]
    [InlineData("50:57:03,6 Nord", 50.951, "Latitude")]
    [InlineData("1° 51' 36'' W", -1.86, "Longitude")]
    [InlineData("lat: 50.95", 50.95, null)]
    public void Degrees_are_read_as_people_write_them(string text, double value, string? axis)
    {
        Assert.True(Degrees.TryRead(text, oIsEast: false, out var degrees));
        Assert.Equal(value, degrees.Value, 1e-9);
        Assert.Equal(axis, degrees.Axis?.ToString());
    }

    [Fact]
    public void O_is_east_in_German()
    {
        Assert.True(Degrees.TryRead("13,4 O", oIsEast: true, out var degrees));
        Assert.Equal(new(13.4, Axis.Longitude), degrees);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("48.856.600")]
    [InlineData("652381.5")]
    [InlineData("50° 61'")]
    [InlineData("N 50 E")]
    [InlineData("50.95, 1.86")]
    [InlineData("12 rue du Port")]
    public void Text_that_is_no_degrees_is_not_read(string text) => Assert.False(Degrees.TryRead(text, oIsEast: false, out _));

    [Theory]
    [InlineData("50.95, 1.86", 50.95, 1.86)]
    [InlineData("50.95,1.86", 50.95, 1.86)]
    [InlineData("50,95; 1,86", 50.95, 1.86)]
    [InlineData("50,95, 1,86", 50.95, 1.86)]
    [InlineData("50,95,1,86", 50.95, 1.86)]
    [InlineData("50.95 1.86", 50.95, 1.86)]
    [InlineData("(50.95, -1.86)", 50.95, -1.86)]
    [InlineData("[50.95, 1.86]", 50.95, 1.86)]
    [InlineData("N 50.95, W 1.86", 50.95, -1.86)]
    [InlineData("1.86 E, 50.95 N", 50.95, 1.86)]
    [InlineData("50°57'0\"N 1°51'36\"E", 50.95, 1.86)]
    [InlineData("50° 57' 0\" N, 1° 51' 36\" W", 50.95, -1.86)]
    [InlineData("100.77, 5.8", 5.8, 100.77)]
    [InlineData("POINT (1.86 50.95)", 50.95, 1.86)]
    [InlineData("SRID=4326;POINT(1.86 50.95)", 50.95, 1.86)]
    [InlineData("point z (1.86 50.95 12)", 50.95, 1.86)]
    [InlineData("POLYGON ((1 50, 3 50, 3 52, 1 52, 1 50))", 51, 2)]
    [InlineData("""{"type":"Point","coordinates":[1.86,50.95]}""", 50.95, 1.86)]
    [InlineData("""{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1.86,50.95,0]}}""", 50.95, 1.86)]
    [InlineData("""{"type":"MultiPoint","coordinates":[[1.86,50.95]]}""", 50.95, 1.86)]
    public void Position_in_one_cell_is_read(string text, double latitude, double longitude)
    {
        var position = PositionText.Read(text, oIsEast: false);
        Assert.NotNull(position);
        Assert.Equal(latitude, position.Value.Latitude, 1e-9);
        Assert.Equal(longitude, position.Value.Longitude, 1e-9);
    }

    [Theory]
    [InlineData("48,85")]
    [InlineData("48.85")]
    [InlineData("Calais")]
    [InlineData("POINT EMPTY")]
    [InlineData("POINT (1.86")]
    [InlineData("{\"type\":\"Point\"}")]
    [InlineData("{\"coordinates\":[\"a\",\"b\"]}")]
    [InlineData("{")]
    [InlineData("N 50.95, N 1.86")]
    [InlineData("")]
    public void Text_that_is_no_position_is_not_read(string text) => Assert.Null(PositionText.Read(text, oIsEast: false));

    [Theory]
    [InlineData("2009", "2009", null)]
    [InlineData("2009-03", "2009-03", null)]
    [InlineData("2009-03-18", "2009-03-18", null)]
    [InlineData("2009-03-18T12:30:00", "2009-03-18", null)]
    [InlineData("2009-03-18 00:00:00", "2009-03-18", null)]
    [InlineData("2015-06-01T00:00:00Z", "2015-06-01", null)]
    [InlineData("2023-10-04T08:58:20.705000", "2023-10-04", null)]
    [InlineData("2009.0", "2009", null)]
    [InlineData("18.3.2009", "2009-03-18", null)]
    [InlineData("18/03/2009", "2009-03-18", null)]
    [InlineData("18-03-09", "2009-03-18", null)]
    [InlineData("18.03.98", "1998-03-18", null)]
    [InlineData("3/18/2009", "2009-03-18", null)]
    [InlineData("03/04/2009", "2009-04-03", null)]
    [InlineData("2009/3/18", "2009-03-18", null)]
    [InlineData("20090318", "2009-03-18", null)]
    [InlineData("03/2009", "2009-03", null)]
    [InlineData("18 March 2009", "2009-03-18", null)]
    [InlineData("March 18, 2009", "2009-03-18", null)]
    [InlineData("18th March 2009", "2009-03-18", null)]
    [InlineData("1er août 2011", "2011-08-01", null)]
    [InlineData("12. März 2009", "2009-03-12", null)]
    [InlineData("12 de marzo de 2009", "2009-03-12", null)]
    [InlineData("12 marzo 2009", "2009-03-12", null)]
    [InlineData("Januar 1998", "1998-01", null)]
    [InlineData("déc. 2001", "2001-12", null)]
    [InlineData("Jan 2016", "2016-01", null)]
    [InlineData("Jan-16", "2016-01", null)]
    [InlineData("Monday, 2 March 2009", "2009-03-02", null)]
    [InlineData("2005-2010", "2005", "2010")]
    [InlineData("2005 – 2010", "2005", "2010")]
    [InlineData("2005 to 2010", "2005", "2010")]
    [InlineData("2005 bis 2010", "2005", "2010")]
    [InlineData("from 2005 to 2010", "2005", "2010")]
    [InlineData("2005/2010", "2005", "2010")]
    [InlineData("March 2005 - June 2010", "2005-03", "2010-06")]
    [InlineData("01.02.2005 - 03.04.2010", "2005-02-01", "2010-04-03")]
    [InlineData("2005-", "2005", null)]
    [InlineData("2005 - present", "2005", null)]
    [InlineData("2005 – heute", "2005", null)]
    [InlineData("since 2009", "2009", null)]
    [InlineData("depuis mars 2009", "2009-03", null)]
    [InlineData("seit 2009", "2009", null)]
    [InlineData("desde 2009", "2009", null)]
    [InlineData("dal 2009", "2009", null)]
    [InlineData("until 2010", null, "2010")]
    [InlineData("jusqu'en 2010", null, "2010")]
    [InlineData("- 2010", null, "2010")]
    public void Date_is_read_in_any_form(string text, string? from, string? to)
    {
        var date = DateText.Read(text, "dmy", 2026);
        Assert.NotNull(date);
        Assert.Equal((from, to), (date.Value.From?.ToString(), date.Value.To?.ToString()));
        Assert.False(date.Value.IsApproximate);
        Assert.False(date.Value.IsAmbiguous);
    }

    [Theory]
    [InlineData("c. 1998")]
    [InlineData("ca. 1998")]
    [InlineData("circa 1998")]
    [InlineData("vers 1998")]
    [InlineData("um 1998")]
    [InlineData("hacia 1998")]
    [InlineData("~1998")]
    public void Approximate_date_says_so(string text)
    {
        var date = DateText.Read(text, null, 2026);
        Assert.Equal(("1998", true), (date?.From?.ToString(), date?.IsApproximate));
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("31.02.2009")]
    [InlineData("13/13/2009")]
    [InlineData("0009")]
    [InlineData("12")]
    [InlineData("448")]
    [InlineData("Smarch 2009")]
    [InlineData("050 12 34 56")]
    [InlineData("2009-2010-2011-2012")]
    public void Text_that_is_no_date_is_not_read(string text) => Assert.Null(DateText.Read(text, "dmy", 2026));

    [Fact]
    public void Day_and_month_follow_the_order_of_the_column_and_without_one_only_the_year_is_known()
    {
        Assert.Equal("2009-04-03", DateText.Read("03/04/2009", "dmy", 2026)?.From?.ToString());
        Assert.Equal("2009-03-04", DateText.Read("03/04/2009", "mdy", 2026)?.From?.ToString());
        Assert.Equal("2003-04-09", DateText.Read("03/04/09", "ymd", 2026)?.From?.ToString());
        var ambiguous = DateText.Read("03/04/2009", null, 2026);
        Assert.Equal(("2009", true), (ambiguous?.From?.ToString(), ambiguous?.IsAmbiguous));
        Assert.Equal("2009-03-03", DateText.Read("03/03/2009", null, 2026)?.From?.ToString());
    }

    [Theory]
    [InlineData("120", 120, null, false)]
    [InlineData("1.200", 1200, null, false)]
    [InlineData("1,200", 1200, null, false)]
    [InlineData("1 200", 1200, null, false)]
    [InlineData("1'200", 1200, null, false)]
    [InlineData("448.0", 448, null, false)]
    [InlineData("120 (2016)", 120, 2016, false)]
    [InlineData("120 in 2016", 120, 2016, false)]
    [InlineData("120, 2016", 120, 2016, false)]
    [InlineData("2016: 120", 120, 2016, false)]
    [InlineData("ca. 300", 300, null, true)]
    [InlineData("environ 300", 300, null, true)]
    [InlineData("~300", 300, null, true)]
    [InlineData("300 places", 300, null, false)]
    [InlineData("1.200 Plätze (2016)", 1200, 2016, false)]
    [InlineData("0", 0, null, false)]
    [InlineData("2016", 2016, null, false)]
    public void Capacity_is_read_with_its_year(string text, int people, int? year, bool isApproximate) =>
        Assert.Equal(new CapacityText(people, year, isApproximate), CapacityText.Read(text));

    [Theory]
    [InlineData("as many as needed")]
    [InlineData("AS NEEDED")]
    [InlineData("120-150")]
    [InlineData("120 + 30")]
    [InlineData("12.5")]
    [InlineData("")]
    [InlineData("99999999999")]
    public void Text_that_is_no_capacity_is_not_read(string text) => Assert.Null(CapacityText.Read(text));

    [Theory]
    [InlineData("FR", "FR")]
    [InlineData("fr", "FR")]
    [InlineData("FRA", "FR")]
    [InlineData("UK", "GB")]
    [InlineData("EL", "GR")]
    [InlineData("RU", "RU")]
    [InlineData("Germany", "DE")]
    [InlineData("Allemagne", "DE")]
    [InlineData("Deutschland", "DE")]
    [InlineData("ALEMANIA", "DE")]
    [InlineData("Germania", "DE")]
    [InlineData("Ελλάδα", "GR")]
    [InlineData("Polska", "PL")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("États-Unis", "US")]
    [InlineData("Curaçao", "CW")]
    [InlineData("Somalia (Puntland)", "SO")]
    [InlineData("Bosnia and Herzegovina", "BA")]
    [InlineData("Kosovo", "XK")]
    [InlineData("ZZ", null)]
    [InlineData("UNK", null)]
    [InlineData("Europe", null)]
    [InlineData("", null)]
    public void Country_is_known_by_code_and_name(string text, string? code) => Assert.Equal(code, CountryNames.Find(text));

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("fra", "fr")]
    [InlineData("fre", "fr")]
    [InlineData("French", "fr")]
    [InlineData("Französisch", "fr")]
    [InlineData("francese", "fr")]
    [InlineData("español", "es")]
    [InlineData("Farsi", "fa")]
    [InlineData("Dari", "prs")]
    [InlineData("العربية", "ar")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("Klingonese", null)]
    [InlineData("1", null)]
    public void Language_is_known_by_code_and_name(string text, string? tag) => Assert.Equal(tag, LanguageNames.Find(text));

    [Theory]
    [InlineData("https://example.org/a?b=c", "https://example.org/a?b=c")]
    [InlineData("www.example.org", "https://www.example.org")]
    [InlineData("example.org/page", "https://example.org/page")]
    [InlineData("Verein Beispiel", null)]
    [InlineData("ftp://example.org", null)]
    [InlineData("info@example.org", null)]
    [InlineData("https://localhost", null)]
    public void Website_gets_its_scheme(string text, string? address) => Assert.Equal(address, WebText.Website(text));

    [Theory]
    [InlineData("info@example.org", "info@example.org")]
    [InlineData("mailto:info@example.org", "info@example.org")]
    [InlineData("<info@example.org>", "info@example.org")]
    [InlineData("info at example.org", null)]
    public void Email_is_an_address(string text, string? address) => Assert.Equal(address, WebText.Email(text));

    [Theory]
    [InlineData("020 7456 9750", "GB", "+44 20 7456 9750")]
    [InlineData("+33 (0)1 53 26 52 82", "DE", "+33 1 53 26 52 82")]
    [InlineData("0033153265282", "FR", "+33 1 53 26 52 82")]
    [InlineData("01 53 26 52 82 / 01 53 26 52 83", "FR", "+33 1 53 26 52 82|+33 1 53 26 52 83")]
    [InlineData("06 12345, 06 698 12345", "IT", "+39 06 12345|+39 06 6981 2345")]
    [InlineData("339 2182840 (solo la mattina)", "IT", "+39 339 218 2840")]
    [InlineData("115", "FR", "115")]
    [InlineData("01 53 26 52 82", null, "01 53 26 52 82")]
    [InlineData("99999999999999", "FR", "")]
    [InlineData("see website", "FR", "")]
    public void Telephone_numbers_are_international(string text, string? country, string numbers) =>
        Assert.Equal(numbers, string.Join('|', PhoneText.Read(text, country)));

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("x", "yes")]
    [InlineData("X", "yes")]
    [InlineData("✓", "yes")]
    [InlineData("Oui", "yes")]
    [InlineData("ja", "yes")]
    [InlineData("Sí", "yes")]
    [InlineData("sì", "yes")]
    [InlineData("TRUE", "yes")]
    [InlineData("0", "no")]
    [InlineData("non", "no")]
    [InlineData("nein", "no")]
    [InlineData("maybe", null)]
    [InlineData("2", null)]
    public void Yes_and_no_are_known_in_five_languages(string text, string? meaning) => Assert.Equal(meaning, WordSet.YesNo.Find(text));

    [Theory]
    [InlineData("In use", "open")]
    [InlineData("ouvert", "open")]
    [InlineData("außer Betrieb", "closed")]
    [InlineData("Closed (or ceased migrant detention operations)", "closed")]
    [InlineData("en construcción", "planned")]
    [InlineData("chiuso temporaneamente", "temporarily_closed")]
    [InlineData("purple", null)]
    public void Status_is_known_in_five_languages(string text, string? status) => Assert.Equal(status, KnownWords.Status(text));

    [Fact]
    public void Codes_of_countries_are_those_of_the_contract() =>
        Assert.All(
            File.ReadLines(Path.Combine(Repository.Root, "src", "Map.Contract", "countries.tsv")).Where(line => !line.StartsWith('#')), line => Assert.True(CountryCodes.IsAssigned(line[..2]), line));
}
