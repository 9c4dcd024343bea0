using Map.Contract.Files;
using Map.Gateway.Exports.Formats;

namespace Map.Gateway.Tests.Files;

public class FileColumnsTests
{
    [Fact]
    public void Columns_keep_their_names_and_order()
    {
        string[] columns =
        [
            "id", "kind", "name", "status", "status_as_of", "opened_on", "closed_on", "latitude", "longitude", "precision", "address",
            "postcode", "town", "country", "regions", "coverage", "coverage_note", "operated_by", "facility_type", "capacity",
            "capacity_as_of", "holding_room", "languages", "offers", "website", "summary", "note", "sources", "confidence", "verified_on",
            "updated_at", "services", "ways_to_help", "capacity_kind", "holds", "maximum_stay", "audiences", "contacts",
            "other_names", "opening_hours", "names",
        ];
        Assert.Equal(columns, PlaceColumns.All.Take(columns.Length).Select(column => column.Name));
    }

    [Fact]
    public void Every_format_has_its_extension_and_every_extension_a_format() =>
        Assert.Equal(FileExtensions.All, FileFormats.All.Select(format => format.Extension));

    [Fact]
    public void Every_column_is_described() => Assert.All(
        PlaceColumns.All.Concat<FileColumn>(OrganisationColumns.All).Concat(InvolvementColumns.All), column => Assert.NotEmpty(column.Description));

    // A field may have any value, so that each column has to be readable for every kind of place, without a value and with one.
    [Fact]
    public void Column_of_empty_place_has_no_value()
    {
        V1.Place[] places =
        [
            new() { DetentionCentre = new() }, new() { ReportingCentre = new() }, new() { SupportGroup = new() }, new() { Office = new() },
        ];
        var values = places.SelectMany(place => PlaceColumns.All.Where(column => column.Name != "id")
            .Select(column => column.Value(new(place, [])))).Where(value => value != FileColumn.Absent && value is not "");
        Assert.All(values, value => Assert.Empty((IEnumerable<string>?)value ?? []));
    }
}
