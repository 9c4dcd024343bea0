using Map.Contract.Files;

namespace Map.Gateway.Tests.Files;

public class FileColumnsTests
{
    [Fact]
    public void Csv_columns_are_numbered_from_one_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, FileColumns.Csv.Count), FileColumns.Csv.Select(column => column.Csv));

    [Fact]
    public void GeoJson_properties_are_numbered_from_one_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, FileColumns.GeoJson.Count), FileColumns.GeoJson.Select(column => column.GeoJson));

    [Fact]
    public void Columns_keep_their_names_and_order()
    {
        string[] csv =
        [
            "id", "kind", "name", "status", "status_as_of", "opened_on", "closed_on", "latitude", "longitude", "precision", "address",
            "postcode", "town", "country", "regions", "coverage", "coverage_note", "operated_by", "facility_type", "capacity",
            "capacity_as_of", "holding_room", "languages", "offers", "website", "summary", "note", "sources", "confidence", "verified_on",
            "updated_at", "services", "ways_to_help", "capacity_kind", "holds", "maximum_stay", "audiences", "contacts",
        ];
        string[] geoJson =
        [
            "kind", "name", "status", "status_as_of", "opened_on", "closed_on", "precision", "address", "postcode", "town", "country",
            "regions", "coverage", "website", "facility_type", "holds", "maximum_stay", "capacity", "capacity_as_of", "audiences", "contacts",
            "sources", "updated_at", "operated_by",
        ];
        Assert.Equal(csv, FileColumns.Csv.Take(csv.Length).Select(column => column.Name));
        Assert.Equal(geoJson, FileColumns.GeoJson.Take(geoJson.Length).Select(column => column.Name));
    }

    // A field may have any value, so that each column has to be readable for every kind of place, without a value and with one.
    [Fact]
    public void Column_of_empty_place_has_no_value()
    {
        V1.Place[] places =
        [
            new() { DetentionCentre = new() }, new() { ReportingCentre = new() }, new() { SupportGroup = new() }, new() { Office = new() },
        ];
        var values = places.SelectMany(place => FileColumns.Csv.Where(column => column.Name != "id")
            .Select(column => column.Value(new(place, [])))).Where(value => value != FileColumn.Absent && value is not "");
        Assert.All(values, value => Assert.Empty((IEnumerable<string>?)value ?? []));
    }
}
