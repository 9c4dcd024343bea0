using Google.Protobuf.Reflection;
using Map.Service.Log.ChangeFeed;
using Map.Service.Places.Fields;
using Map.V1;

namespace Map.Service.Tests.Places;

public sealed class PlaceFieldsTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    [Fact]
    public void Every_field_of_the_contract_has_one_row()
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
    public void Fields_of_the_history_stand_in_the_order_of_the_contract_and_the_involvements_last()
    {
        string[] order =
        [
            "kind", "name", "names", "summary", "status", "status_as_of", "periods", "position", "precision", "address", "country",
            "coverage_codes", "coverage_note", "website", "contacts", "sources", "confidence", "note", "verified_on", "facility_type",
            "facility_type_note", "capacities", "holds", "maximum_stay", "holding_room", "organisation_id", "languages", "offers",
            "opening_hours", "scope", "services", "ways_to_help", "audiences", "involvements",
        ];

        Assert.Equal(order, PlaceFields.OfHistory.Select(field => field.Past!.Value.Name).Where(order.Contains));
    }

    [Fact]
    public async Task Every_key_of_a_revision_belongs_to_one_row()
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
    public void Keys_that_no_filter_depends_on_are_left_out_of_the_change_feed()
    {
        string[] unseen =
        [
            "address_lines", "area", "audiences", "confidence", "contacts", "coverage_note", "holds", "key", "maximum_stay", "note",
            "position_source", "request_id", "revision", "sources", "updated_at", "website",
        ];
        string[] seen =
        [
            "capacities", "country", "coverage", "created_at", "exact_position", "facility_type", "facility_type_note", "holding_room",
            "id", "involvements", "kind", "languages", "name", "names", "offers", "opening_hours", "organisation_id", "periods", "postcode",
            "precision", "published", "representative", "scope", "services", "status", "status_as_of", "summary", "town", "verified_on",
            "ways_to_help",
        ];

        Assert.Equal(unseen, PlaceFields.Unfiltered.Where(unseen.Concat(seen).Contains).Order(StringComparer.Ordinal));
        Assert.Equal($"'{{{string.Join(',', PlaceFields.Unfiltered)}}}'::text[]", ChangeLog.Unseen);
    }

    [Fact]
    public void A_filtered_field_that_is_misspelt_is_found() => Assert.Empty(
        FilteredFields.All.Except(PlaceFields.All.SelectMany(field => field.Paths.Concat(field.StateKeys))));

    // A message of one place is looked into; lists, maps and times are one field.
    static IEnumerable<string> Leaves(MessageDescriptor message, string prefix) => message.Fields.InDeclarationOrder().SelectMany(field =>
        field.FieldType == FieldType.Message && !field.IsRepeated && field.MessageType.File.Package == "map.v1"
            ? Leaves(field.MessageType, $"{prefix}{field.Name}.")
            : [prefix + field.Name]);
}
