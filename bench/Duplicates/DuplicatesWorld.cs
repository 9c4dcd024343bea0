using System.Globalization;
using Map.Bench.Load;
using Map.Bench.Places.Synthetic;
using Map.Cli;
using Map.Cli.Clusters;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Bench.Duplicates;

/// <summary>A database with synthetic places, and the seed's records among them.</summary>
sealed class DuplicatesWorld : IAsyncDisposable
{
    readonly LocalDatabase cluster;
    readonly Dictionary<string, Guid> ids;

    DuplicatesWorld(LocalDatabase cluster, NpgsqlDataSource database, Dictionary<string, Guid> ids) =>
        (this.cluster, Database, this.ids) = (cluster, database, ids);

    public NpgsqlDataSource Database { get; }

    /// <summary>The place that a record of the seed has become.</summary>
    public Guid IdOf(TwinRecord record) => ids[record.Id];

    /// <summary>Starts the database; the first time, also creates its places.</summary>
    public static async Task<DuplicatesWorld> StartAsync(int places, IReadOnlyList<TwinRecord> records)
    {
        Environment.SetEnvironmentVariable("MAP_STATE", string.Create(
            CultureInfo.InvariantCulture, $"{Path.Combine(Checkout.Find().Root, ".map", "bench-duplicates")}-{places}"));
        var checkout = Checkout.Find();
        var cluster = await LocalDatabase.OfAsync(checkout);
        LeftBehind.Note(cluster.StopAsync);
        var database = MapDatabase.Connect(await cluster.StartAsync(CancellationToken.None));
        await Migrations.ApplyAsync(database, CancellationToken.None);
        await using (var administrator = MapDatabase.Connect(cluster.SuperuserConnectionString))
            await SyntheticMap.FillAsync(administrator, places, () => Towns.ReadAsync(checkout.Seed));
        var ids = await AddAsync(database, [.. records.Where(record => record.Id.StartsWith("seed:", StringComparison.Ordinal))]);
        return new(cluster, database, ids);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await cluster.StopAsync();
    }

    static async Task<Dictionary<string, Guid>> AddAsync(NpgsqlDataSource database, IReadOnlyList<TwinRecord> records)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var delete = new NpgsqlCommand("DELETE FROM place WHERE key LIKE 'seed:%'", connection))
            await delete.ExecuteNonQueryAsync();
        var ids = new Dictionary<string, Guid>();
        foreach (var record in records) ids.Add(record.Id, await AddAsync(connection, record));
        await transaction.CommitAsync();
        await using var analyze = database.CreateCommand("ANALYZE place; ANALYZE place_twin; ANALYZE contact");
        await analyze.ExecuteNonQueryAsync();
        return ids;
    }

    static async Task<Guid> AddAsync(NpgsqlConnection connection, TwinRecord record)
    {
        var (id, place) = (Guid.CreateVersion7(), record.Place);
        await using var command = new NpgsqlCommand("""
            WITH number AS (UPDATE revision_counter SET last = last + 1 RETURNING last AS number),
            made AS (INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
                     SELECT number, now(), 'bench', 'created', 'place', $1::text, '{}' FROM number RETURNING number)
            INSERT INTO place (id, key, kind, name, status, exact_position, "precision", town, country, website, facility_type, published,
                               created_at, updated_at, revision)
            SELECT $1, $2, $3::place_kind, $4, $5::place_status, ST_SetSRID(ST_MakePoint($6, $7), 4326), $8::position_precision, $9, $10, $11,
                   $12, true, now(), now(), number FROM made
            """, connection);
        foreach (var value in new object?[]
        {
            id, record.Id, KindOf(place), place.Name, Word(place.Status), place.Position?.Longitude, place.Position?.Latitude,
            place.Position is null ? null : Word(place.Precision), place.Address?.Town, place.HasCountry ? place.Country : null,
            place.HasWebsite ? place.Website : null, place.DetentionCentre?.FacilityType is { Length: > 0 } type ? type : null,
        })
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync();
        for (var i = 0; i < place.OtherNames.Count; i++)
            await ExecuteAsync("INSERT INTO place_name (place_id, ordinal, name, kind) VALUES ($1, $2, $3, 'alternate')",
                id, i, place.OtherNames[i].Name);
        foreach (var contact in place.Contacts)
            await ExecuteAsync("INSERT INTO contact (place_id, ordinal, kind, value, visibility) VALUES ($1, 0, 'voice', $2, 'public')",
                id, contact.Value);
        foreach (var period in place.Periods.Where(period => period.HasFrom || period.HasTo))
            await ExecuteAsync("INSERT INTO period (place_id, ordinal, opened, closed) VALUES ($1, 0, $2, $3)", id,
                period.HasFrom ? period.From : DBNull.Value, period.HasTo ? period.To : DBNull.Value);
        return id;

        async Task ExecuteAsync(string sql, params object[] values)
        {
            await using var statement = new NpgsqlCommand(sql, connection);
            foreach (var value in values) statement.Parameters.Add(new() { Value = value });
            await statement.ExecuteNonQueryAsync();
        }
    }

    static string KindOf(Place place) => place.DetailsCase switch
    {
        Place.DetailsOneofCase.DetentionCentre => "detention_centre",
        Place.DetailsOneofCase.ReportingCentre => "reporting_centre",
        _ => "support_group",
    };

    static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
