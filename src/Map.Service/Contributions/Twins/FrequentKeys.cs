namespace Map.Service.Contributions.Twins;

/// <summary>The keys that so many places have that they tell none of them apart. Read from the statistics of the database,
/// which change when it analyses the table, and kept for some minutes.</summary>
sealed class FrequentKeys(NpgsqlDataSource database, TimeProvider clock)
{
    const int MostPlaces = 500;

    static readonly TimeSpan Lasting = TimeSpan.FromMinutes(5);

    Snapshot? current;

    public async Task<IReadOnlySet<int>> GetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (current is { } known && now - known.ReadAt < Lasting) return known.Keys;
        var statement = new Statement();
        statement.Append($"SELECT frequent_twin_keys({statement.Value(MostPlaces)})");
        var keys = await database.ReadAllAsync(statement, row => row.GetInt32(0), cancellationToken);
        // Of two that read at the same time, either is right.
        current = new(now, keys.ToHashSet());
        return current.Keys;
    }

    sealed record Snapshot(DateTimeOffset ReadAt, IReadOnlySet<int> Keys);
}
