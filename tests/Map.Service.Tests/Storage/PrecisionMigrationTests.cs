using Map.Service.Storage;

namespace Map.Service.Tests.Storage;

public sealed class PrecisionMigrationTests : EmptyDatabaseTests
{
    [Theory]
    [InlineData("building", false, "1.912345 12 Exact Street CT16 1AA Dover")]
    [InlineData("locality", true, "1.92 Dover, withheld: 12 Exact Street CT16 1AA")]
    [InlineData("town", false, "1.9 Dover, withheld: 12 Exact Street CT16 1AA")]
    [InlineData("town", true, "1.912345 Dover, withheld: 12 Exact Street CT16 1AA")]
    [InlineData("region", false, "2, withheld: 12 Exact Street CT16 1AA Dover")]
    public async Task Place_written_before_keeps_its_precision_too(string precision, bool representative, string expected)
    {
        await Migrations.ApplyAsync(
            Source, [.. Migration.All.Where(migration => string.CompareOrdinal(migration.Name, "0018") < 0)], [], default);
        await using (var insert = Source.CreateCommand($"""
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
                VALUES (1, now(), 'test', 'created', 'place', '1', '{"{}"}');
            INSERT INTO place (id, kind, name, status, exact_position, "precision", representative, address_lines, postcode, town,
                               published, created_at, updated_at, revision)
            VALUES (gen_random_uuid(), 'office', 'An office', 'open', 'SRID=4326;POINT(1.912345 51.1)', '{precision}', {representative},
                    '12 Exact Street', 'CT16 1AA', 'Dover', true, now(), now(), 1)
            """))
            await insert.ExecuteNonQueryAsync();

        await Migrations.ApplyAsync(Source, default);

        await using var select = Source.CreateCommand("""
            SELECT concat_ws(', withheld: ', concat_ws(' ', ST_X(position)::text, address_lines, postcode, town),
                NULLIF(concat_ws(' ', withheld_address_lines, withheld_postcode, withheld_town), ''))
            FROM place
            """);
        Assert.Equal(expected, await select.ExecuteScalarAsync());
    }
}
