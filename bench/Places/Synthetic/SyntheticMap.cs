using System.Globalization;
using Map.Service.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Map.Bench.Places.Synthetic;

/// <summary>
/// Writes synthetic places into a migrated database with regions. It uses COPY, and replaces the row triggers by one statement each: a
/// million places take minutes instead of an hour.
/// </summary>
static class SyntheticMap
{
    /// <summary>Creates the places unless the database already has that many.</summary>
    public static async Task FillAsync(NpgsqlDataSource database, int count, Func<Task<IReadOnlyList<Town>>> towns)
    {
        await using var connection = await database.OpenConnectionAsync();
        if (await LongAsync(connection, "SELECT count(*) FROM place WHERE key LIKE 'synthetic-%'") == count) return;

        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await ExecuteAsync(connection, "SET LOCAL session_replication_role = replica; SET LOCAL statement_timeout = 0");
            // With its log: a map whose tables are not what its log says is a broken one.
            await ExecuteAsync(connection, "TRUNCATE place, organisation, revision CASCADE; UPDATE revision_counter SET last = 0");
            var first = await TakeRevisionsAsync(connection, SyntheticPlaces.Organisations + count);
            await WriteOrganisationsAsync(connection, first);
            await WritePlacesAsync(connection, new SyntheticPlaces(await towns()).Of(count), first + SyntheticPlaces.Organisations);
            await transaction.CommitAsync();
        }
        await using var session = await MapDatabase.OpenSessionAsync(database, CancellationToken.None);
        await ExecuteAsync(session, "SET statement_timeout = 0; SET lock_timeout = 0");
        await ExecuteAsync(session, "VACUUM (ANALYZE)");
    }

    static async Task<long> TakeRevisionsAsync(NpgsqlConnection connection, int count) =>
        await LongAsync(connection, string.Create(
            CultureInfo.InvariantCulture, $"UPDATE revision_counter SET last = last + {count} RETURNING last - {count} + 1"));

    static Task WriteOrganisationsAsync(NpgsqlConnection connection, long revision) => ExecuteAsync(connection, string.Create(
        CultureInfo.InvariantCulture, $"""
        INSERT INTO source (id, citation)
            SELECT md5('source ' || n)::uuid, 'Synthetic source ' || n FROM generate_series(0, 999) n ON CONFLICT DO NOTHING;
        INSERT INTO organisation (id, name, kind, updated_at, revision)
            SELECT md5('organisation ' || n)::uuid, 'Synthetic organisation ' || n, 'company', now(), {revision} + n
            FROM generate_series(0, {SyntheticPlaces.Organisations - 1}) n;
        INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
            SELECT revision, updated_at, 'bench', 'created', 'organisation', id, organisation_state(id) FROM organisation;
        """));

    static async Task WritePlacesAsync(NpgsqlConnection connection, IEnumerable<SyntheticPlace> places, long revision)
    {
        await ExecuteAsync(connection, """
            CREATE TEMPORARY TABLE made (
                number int, id uuid, kind text, name text, summary text, status text, longitude float, latitude float, exactness text,
                town text, country text, postcode text, website text, confidence text, published bool, facility_type text, languages text[],
                organisation int, opened text, closed text, people int) ON COMMIT DROP
            """);
        await using (var copy = await connection.BeginBinaryImportAsync("COPY made FROM STDIN (FORMAT binary)"))
        {
            foreach (var place in places) await WriteAsync(copy, place);
            await copy.CompleteAsync();
        }

        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO place (id, key, kind, name, summary, status, exact_position, "precision", town, postcode, country, website, confidence,
                               published, facility_type, languages, created_at, updated_at, revision)
                SELECT id, 'synthetic-' || number, kind::place_kind, name, summary, status::place_status,
                       ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), exactness::position_precision, town,
                       CASE WHEN exactness IN ('building', 'street') THEN postcode END, country, website,
                       confidence::confidence, published, facility_type, languages, now(), now(), {revision} + number - 1
                FROM made ORDER BY ST_GeoHash(ST_MakePoint(longitude, latitude));
            INSERT INTO vocabulary SELECT DISTINCT word FROM place, words_of(search_text) word ON CONFLICT DO NOTHING;
            INSERT INTO place_name_form SELECT form, id FROM place, name_forms(search_text) form;
            INSERT INTO place_twin SELECT p.id, twin_keys_of(p) FROM place p;
            INSERT INTO place_source (place_id, ordinal, source_id)
                SELECT id, 0, md5('source ' || number % 1000)::uuid FROM made ORDER BY id;
            INSERT INTO period (place_id, ordinal, opened, closed) SELECT id, 0, opened, closed FROM made WHERE opened IS NOT NULL ORDER BY id;
            INSERT INTO capacity (place_id, ordinal, people, as_of) SELECT id, 0, people, '2024' FROM made WHERE people IS NOT NULL ORDER BY id;
            INSERT INTO involvement (id, organisation_id, place_id, role, started)
                SELECT md5('involvement ' || number)::uuid, md5('organisation ' || organisation)::uuid, id, 'operates', opened
                FROM made WHERE organisation IS NOT NULL ORDER BY id;
            INSERT INTO place_region (region_code, place_id, sort_name)
                SELECT DISTINCT r.region_code, p.id, p.sort_name FROM place p JOIN region_part r ON ST_Intersects(r.part, p.position);
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
                SELECT revision, updated_at, 'bench', 'created', 'place', id, place_state(id) FROM place;
            """));
    }

    static async Task WriteAsync(NpgsqlBinaryImporter copy, SyntheticPlace place)
    {
        await copy.StartRowAsync();
        await copy.WriteAsync(place.Number, NpgsqlDbType.Integer);
        await copy.WriteAsync(place.Id, NpgsqlDbType.Uuid);
        await TextAsync(place.Kind, place.Name, place.Summary, place.Status);
        await copy.WriteAsync(place.Longitude, NpgsqlDbType.Double);
        await copy.WriteAsync(place.Latitude, NpgsqlDbType.Double);
        await TextAsync(place.Precision, place.Town.Name, place.Town.Country, place.Postcode, place.Website, place.Confidence);
        await copy.WriteAsync(place.Published, NpgsqlDbType.Boolean);
        await TextAsync(place.FacilityType);
        await copy.WriteAsync(place.Languages, NpgsqlDbType.Array | NpgsqlDbType.Text);
        await NumberAsync(place.Organisation);
        await TextAsync(place.Period?.From, place.Period?.To);
        await NumberAsync(place.Capacity);

        async Task TextAsync(params string?[] values)
        {
            foreach (var value in values)
                await (value is null ? copy.WriteNullAsync() : copy.WriteAsync(value, NpgsqlDbType.Text));
        }

        Task NumberAsync(int? value) => value is { } number ? copy.WriteAsync(number, NpgsqlDbType.Integer) : copy.WriteNullAsync();
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    static async Task<long> LongAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
