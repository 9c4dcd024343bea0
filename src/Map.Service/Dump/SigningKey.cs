using Map.Contract.Files;

namespace Map.Service.Dump;

/// <summary>The key by which this map signs its state.</summary>
sealed class SigningKey(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Its private part, which is made if there is none yet. Read each time: the map may have been restored from the backup of another one.</summary>
    public async Task<byte[]> PrivateAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } found) return found;
        await MakeAsync(cancellationToken);
        return (await FindAsync(cancellationToken))!;
    }

    async Task<byte[]?> FindAsync(CancellationToken cancellationToken) => (await database.ReadAllAsync(
        new Statement().Append("SELECT private_key FROM signing_key"), row => row.GetFieldValue<byte[]>(0), cancellationToken)).SingleOrDefault();

    // Another service may be about to.
    Task MakeAsync(CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO signing_key (private_key, made_at) VALUES ({statement.Value(StateSignature.NewKey())}, {statement.Value(clock.GetUtcNow().UtcDateTime)})
            ON CONFLICT DO NOTHING
            """);
        return database.ExecuteAsync(statement, cancellationToken);
    }
}
