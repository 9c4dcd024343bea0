using Map.Testing.Running;

namespace Map.Service.Tests.Paging;

/// <summary>Gives what is in the tables of a test texts as long as the contract allows, or longer.</summary>
static class LargeTexts
{
    /// <summary>Makes sources of about 8 KB each that places and organisations can be known from.</summary>
    public static Task AddSourcesAsync(this MapBuilder map, int count) => map.ExecuteAsync("""
        INSERT INTO source (id, citation, url)
        SELECT md5(n::text)::uuid, rpad(n || ' ', 2000, '誰'), 'https://example.org/' || repeat('x', 1900) FROM generate_series(1, $1) n
        """, count);

    /// <summary>Gives a place, or an organisation, the first of the sources that were made.</summary>
    public static Task GiveSourcesAsync(this MapBuilder map, string subject, Guid id, int count) => map.ExecuteAsync($"""
        INSERT INTO {subject}_source ({subject}_id, ordinal, source_id) SELECT $1, n, md5(n::text)::uuid FROM generate_series(1, $2) n
        """, id, count);

    /// <summary>Adds a place that the first of the sources tell of.</summary>
    public static async Task<Guid> LargePlaceAsync(this MapBuilder map, string name, double longitude, int sources)
    {
        var id = await map.PlaceAsync(name, 51, longitude);
        await map.GiveSourcesAsync("place", id, sources);
        return id;
    }
}
