using Map.Service.Organisations;
using Map.V1;

namespace Map.Service.Tests.Organisations;

public sealed class OrganisationFieldsTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    // What a write sets by itself, and what only the tables have.
    static readonly string[] NotShown = ["id", "key", "published", "revision", "updated_at", "writer_id"];

    [Fact]
    public void History_shows_every_field_that_callers_set_in_order_of_contract() => Assert.Equal(
        Organisation.Descriptor.Fields.InDeclarationOrder().Select(field => field.Name)
            .Except(["id", "updated_at", "revision", "merged_from", "published"]),
        OrganisationFields.OfHistory.Select(field => field.Name));

    [Fact]
    public async Task Every_key_of_revision_is_shown_or_known()
    {
        await database.ExecuteAsync("""
            INSERT INTO revision VALUES (1, now(), NULL, 'test', 'created', 'organisation', '0198c0de-0000-7000-8000-000000000001', '{}');
            INSERT INTO organisation (id, name, kind, updated_at, revision)
                VALUES ('0198c0de-0000-7000-8000-000000000001', 'A company', 'company', now(), 1)
            """);

        Assert.Equal(
            await database.ColumnAsync("SELECT jsonb_object_keys(organisation_state(id)) FROM organisation ORDER BY 1"),
            OrganisationFields.OfHistory.Select(field => field.Name).Concat(NotShown).Order(StringComparer.Ordinal));
    }
}
