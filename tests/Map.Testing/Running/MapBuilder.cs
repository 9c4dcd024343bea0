using System.Numerics;
using Npgsql;

namespace Map.Testing.Running;

/// <summary>Inserts rows into the tables of a test, with the revision that each needs.</summary>
public sealed class MapBuilder(NpgsqlDataSource database)
{
    int made;

    /// <summary>Adds a place; <paramref name="more"/> are further columns with SQL expressions as values.</summary>
    public async Task<Guid> PlaceAsync(
        string name, double? latitude = null, double? longitude = null, string kind = "support_group", string status = "open",
        bool published = true, string precision = "building", params (string Column, string Sql)[] more)
    {
        var id = NextId();
        var columns = string.Concat(more.Select(column => $", {column.Column}"));
        var values = string.Concat(more.Select(column => $", {column.Sql}"));
        await ExecuteAsync($"""
            WITH {NewRevision("place")}
            INSERT INTO place (id, kind, name, status, exact_position, "precision", published, created_at, updated_at, revision{columns})
            SELECT $1, $2::place_kind, $3, $4::place_status, ST_SetSRID(ST_MakePoint($5, $6), 4326),
                   CASE WHEN $5 IS NULL THEN NULL ELSE $7::position_precision END, $8, now(), now(), number{values} FROM made
            """, id, kind, name, status, longitude, latitude, precision, published);
        return id;
    }

    public async Task<Guid> OrganisationAsync(string name, string kind = "company", string? shortName = null, string country = "GB")
    {
        var id = NextId();
        await ExecuteAsync($"""
            WITH {NewRevision("organisation")}
            INSERT INTO organisation (id, name, short_name, kind, country, updated_at, revision)
            SELECT $1, $2, $3, $4::organisation_kind, $5, now(), number FROM made
            """, id, name, shortName, kind, country);
        return id;
    }

    public async Task<Guid> InvolvementAsync(
        Guid organisation, Guid place, string role = "operates", string? from = null, string? to = null)
    {
        var id = NextId();
        await ExecuteAsync("""
            INSERT INTO involvement (id, organisation_id, place_id, role, started, ended) VALUES ($1, $2, $3, $4::involvement_role, $5, $6)
            """, id, organisation, place, role, from, to);
        return id;
    }

    public Task PeriodAsync(Guid place, string? from, string? to) => ExecuteAsync("""
        INSERT INTO period (place_id, ordinal, opened, closed) SELECT $1, count(*), $2, $3 FROM period WHERE place_id = $1
        """, place, from, to);

    public Task CapacityAsync(Guid place, int people, string asOf) => ExecuteAsync("""
        INSERT INTO capacity (place_id, ordinal, people, as_of) SELECT $1, count(*), $2, $3 FROM capacity WHERE place_id = $1
        """, place, people, asOf);

    public Task WayToHelpAsync(Guid place, string what) => ExecuteAsync("""
        INSERT INTO way_to_help (place_id, ordinal, what) SELECT $1, count(*), $2::help_kind FROM way_to_help WHERE place_id = $1
        """, place, what);

    public Task ContactAsync(Guid place, string value, string visibility = "public", string kind = "email") => ExecuteAsync("""
        INSERT INTO contact (place_id, ordinal, kind, value, visibility)
        SELECT $1, count(*), $2::contact_kind, $3, $4::contact_visibility FROM contact WHERE place_id = $1
        """, place, kind, value, visibility);

    public Task OtherNameAsync(Guid place, string name, string kind = "short") => ExecuteAsync("""
        INSERT INTO place_name (place_id, ordinal, name, kind)
        SELECT $1, count(*), $2, $3::name_kind FROM place_name WHERE place_id = $1
        """, place, name, kind);

    public Task CoverageAsync(Guid place, string region) =>
        ExecuteAsync("INSERT INTO coverage (place_id, region_code) VALUES ($1, $2)", place, region);

    /// <summary>Adds a rectangular region.</summary>
    public Task RegionAsync(
        string code, string name, double west, double south, double east, double north, string kind = "country", string? parent = null) =>
        RegionAsync(code, name,
            $"MULTIPOLYGON((({west} {south},{east} {south},{east} {north},{west} {north},{west} {south})))", kind, parent);

    public Task RegionAsync(string code, string name, string boundary, string kind = "country", string? parent = null) => ExecuteAsync($"""
        WITH {NewRevision("region")}
        INSERT INTO region (code, name, kind, parent_code, boundary, revision)
        SELECT $1, $2, $3::region_kind, $4, ST_GeomFromText($5, 4326), number FROM made
        """, code, name, kind, parent, boundary);

    public async Task ExecuteAsync(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<List<T>> ListAsync<T>(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        await using var row = await command.ExecuteReaderAsync();
        var list = new List<T>();
        while (await row.ReadAsync()) list.Add(row.GetFieldValue<T>(0));
        return list;
    }

    NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(ParameterOf(value));
        return command;
    }

    // The values that are null here are texts and numbers, whose type the statement gives by a cast or a column.
    static NpgsqlParameter ParameterOf(object? value) => new() { Value = value ?? DBNull.Value };

    // Ids are the same in every run, and not in the order in which the rows are made.
    Guid NextId() => new(
        (int)(BitOperations.RotateLeft((uint)++made * 2654435761u, 7) & 0x7fffffff), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, (byte)made);

    static string NewRevision(string subject) => $$"""
        number AS (UPDATE revision_counter SET last = last + 1 RETURNING last AS number),
        made AS (INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
                 SELECT number, now(), 'test', 'created', '{{subject}}', $1::text, '{}' FROM number RETURNING number)
        """;
}
