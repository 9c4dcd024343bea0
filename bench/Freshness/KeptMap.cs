using System.Globalization;
using System.Text.Json;
using Map.Contract;
using Npgsql;

namespace Map.Bench.Freshness;

/// <summary>What the map says of a made world, and its log.</summary>
sealed class KeptMap
{
    public static readonly DateTime Begin = new(2020, 1, 6, 0, 0, 0, DateTimeKind.Utc);

    readonly Dictionary<Guid, (int[] Shown, DateOnly VerifiedOn)> entries = [];
    readonly List<(DateTime At, ChangingPlace Place, string State, string Change)> unwritten = [];

    /// <summary>The day on which an entry was last confirmed.</summary>
    public DateOnly VerifiedOn(ChangingPlace place) => entries[place.Id].VerifiedOn;

    /// <summary>Whether something that the entry says is not so.</summary>
    public bool IsWrong(ChangingPlace place, double time) => !place.At(time).SequenceEqual(entries[place.Id].Shown);

    public KeptMap Clone()
    {
        var copy = new KeptMap();
        foreach (var (id, entry) in entries) copy.entries.Add(id, entry);
        return copy;
    }

    /// <summary>Puts a place on the map, as it is.</summary>
    public void Add(ChangingPlace place) => Write(place, place.At(place.Added), Day(place.Added), place.Added, "created");

    /// <summary>Somebody asks: what is wrong is put right, and the entry confirmed.</summary>
    /// <param name="place">Which place.</param>
    /// <param name="time">When.</param>
    /// <param name="isConfirmed">Whether they say that the rest is right.</param>
    /// <returns>Whether it was wrong.</returns>
    public bool Look(ChangingPlace place, double time, bool isConfirmed)
    {
        var wasWrong = IsWrong(place, time);
        Write(place, place.At(time), isConfirmed ? Day(time) : entries[place.Id].VerifiedOn, time, "updated");
        return wasWrong;
    }

    public static DateTime At(double time) => Begin.AddDays(time * 365.25);

    /// <summary>Writes what was done since the last time to the log of the database.</summary>
    public async Task WriteAsync(NpgsqlDataSource database)
    {
        unwritten.Sort((one, other) => one.At.CompareTo(other.At));
        foreach (var some in unwritten.Chunk(5_000)) await WriteAsync(database, some);
        unwritten.Clear();
    }

    static async Task WriteAsync(NpgsqlDataSource database, (DateTime At, ChangingPlace Place, string State, string Change)[] rows)
    {
        await using var command = database.CreateCommand("""
            WITH taken AS (UPDATE revision_counter SET last = last + cardinality($1::text[]) RETURNING last - cardinality($1::text[]) AS before),
            log AS (
                INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
                SELECT taken.before + r.n, r.at, 'api', r.change::change, 'place', r.id, r.state::jsonb
                FROM taken, unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[]) WITH ORDINALITY r(id, at, state, change, n)
                RETURNING number, at, change, subject_id, state)
            INSERT INTO place (id, kind, name, status, country, published, created_at, updated_at, revision)
            SELECT subject_id::uuid, (state ->> 'kind')::place_kind, 'A place', 'open'::place_status, state ->> 'country', true, at, at, number
            FROM log WHERE change = 'created'
            """);
        command.Parameters.Add(new() { Value = rows.Select(row => row.Place.Id.ToString()).ToArray() });
        command.Parameters.Add(new() { Value = rows.Select(row => row.At).ToArray() });
        command.Parameters.Add(new() { Value = rows.Select(row => row.State).ToArray() });
        command.Parameters.Add(new() { Value = rows.Select(row => row.Change).ToArray() });
        await command.ExecuteNonQueryAsync();
    }

    void Write(ChangingPlace place, int[] shown, DateOnly verifiedOn, double time, string change)
    {
        entries[place.Id] = (shown, verifiedOn);
        var state = new Dictionary<string, object>
        {
            ["id"] = place.Id, ["kind"] = Words.Of(place.Kind), ["country"] = place.Country, ["name"] = "A place", ["published"] = true,
            ["verified_on"] = verifiedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["sources"] = Array.Empty<object>(),
        };
        string[] keys = ["status", "contacts", "opening_hours", "services", "town", "organisation_id", "capacities"];
        for (var i = 0; i < keys.Length; i++)
            if (place.Changes[i].Count > 0 || i < 2) state[keys[i]] = $"value {shown[i]}";
        unwritten.Add((At(time), place, JsonSerializer.Serialize(state), change));
    }

    static DateOnly Day(double time) => DateOnly.FromDateTime(At(time));
}
