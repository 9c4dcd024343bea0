using Google.Protobuf.Reflection;
using Map.Service.Log.ChangeFeed;
using Map.Service.Places.Fields;
using Map.V1;

namespace Map.Service.Tests.Places;

public sealed class PlaceFieldsTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    [Fact]
    public void Every_field_of_contract_has_one_row()
    {
        var paths = PlaceFields.All.SelectMany(field => field.Paths).ToList();

        Assert.Equal(Leaves(Place.Descriptor, "").Order(), paths.Order());
    }

    [Fact]
    public void Every_field_is_read_and_is_written_checked_or_output_only() => Assert.All(
        PlaceFields.All.Where(field => field.Paths.Count > 0),
        field =>
        {
            Assert.NotNull(field.Sql);
            Assert.NotNull(field.Read);
            Assert.True(
                field.OutputOnly.Count > 0 || field.Check is not null || field.Columns.Any(column => column.Type == typeof(bool?)),
                $"{field.Paths[0]} is not checked.");
        });

    [Fact]
    public void Fields_of_history_are_those_of_contract_in_its_order_and_involvements()
    {
        string[] expected =
        [
            "kind", "name", "names", "summary", "status", "status_as_of", "periods", "position", "precision", "address", "country",
            "coverage_codes", "coverage_note", "website", "contacts", "sources", "confidence", "note", "verified_on", "facility_type",
            "facility_type_note", "capacities", "holds", "maximum_stay", "holding_room", "organisation_id", "languages", "offers",
            "opening_hours", "scope", "services", "ways_to_help", "audiences", "involvements",
        ];

        // A field that is added later may stand anywhere among them.
        Assert.Equal(expected, PlaceFields.OfHistory.Select(field => field.Past!.Value.Name).Where(expected.Contains));
    }

    [Fact]
    public async Task Every_key_of_revision_belongs_to_one_row()
    {
        await database.ExecuteAsync("""
            INSERT INTO revision VALUES (1, now(), NULL, 'test', 'created', 'place', '0198c0de-0000-7000-8000-000000000001', '{}');
            INSERT INTO place (id, kind, name, status, published, created_at, updated_at, revision)
                VALUES ('0198c0de-0000-7000-8000-000000000001', 'office', 'An office', 'open', true, now(), now(), 1)
            """);

        Assert.Equal(
            await database.ColumnAsync("SELECT jsonb_object_keys(place_state(id)) FROM place ORDER BY 1"),
            PlaceFields.All.SelectMany(field => field.StateKeys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_that_no_filter_depends_on_are_left_out_of_change_feed()
    {
        string[] unfiltered =
        [
            "contacts", "coverage_note", "created_at", "facility_type_note", "holding_room", "id", "key",
            "maximum_stay", "note", "opening_hours", "position_source", "published", "request_id", "revision", "scope", "sources",
            "updated_at", "website",
        ];
        string[] filtered =
        [
            "address_lines", "area", "audiences", "capacities", "confidence", "country", "coverage", "exact_position", "facility_type", "holds", "involvements", "kind",
            "languages", "name", "names", "offers", "organisation_id", "other_names", "periods", "postcode", "precision", "representative", "services",
            "status", "status_as_of", "summary", "town", "verified_on", "ways_to_help",
        ];

        Assert.Equal(unfiltered, ChangeLog.Unfiltered.Where(unfiltered.Concat(filtered).Contains).Order(StringComparer.Ordinal));
    }

    // A message of one place is looked into; lists, maps and times are one field.
    static IEnumerable<string> Leaves(MessageDescriptor message, string prefix) => message.Fields.InDeclarationOrder().SelectMany(field =>
        field.FieldType == FieldType.Message && !field.IsRepeated && field.MessageType.File.Package == "map.v1"
            ? Leaves(field.MessageType, $"{prefix}{field.Name}.")
            : [prefix + field.Name]);
}
