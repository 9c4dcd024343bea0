namespace Map.Service.Storage;

/// <summary>Where the ids of what was merged lead to.</summary>
static class Redirects
{
    /// <summary>The ids of what stayed, by those of what went. Index: the primary key.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> FindAsync(
        NpgsqlDataSource database, Guid[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return new Dictionary<Guid, Guid>();
        var statement = new Statement();
        statement.Append($"SELECT id, survivor_id FROM redirect WHERE id = ANY({statement.Value(ids)})");
        return (await database.ReadAllAsync(statement, row => (row.GetGuid(0), row.GetGuid(1)), cancellationToken)).ToDictionary();
    }
}
