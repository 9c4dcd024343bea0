using Map.V1;

namespace Map.Columns.Tests;

public sealed class ListReaderTests
{
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

    static string Periods(ListedPlace place) => string.Join(", ", place.Place.Periods.Select(period => $"{period.From}-{period.To}"));
}
