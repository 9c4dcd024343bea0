using Map.Contract.Files;

namespace Map.Service.Dump;

/// <summary>The key by which this map signs its state.</summary>
sealed class SigningKey(NpgsqlDataSource database, TimeProvider clock)
{
    byte[]? known;

    /// <summary>Its private part, which is made if there is none yet.</summary>
    public async Task<byte[]> PrivateAsync(CancellationToken cancellationToken)
    {
        if (known is null)
        {
            if (await FindAsync(cancellationToken) is not { } found)
            {
                await MakeAsync(cancellationToken);
                found = (await FindAsync(cancellationToken))!;
            }

            known = found;
        }

        return known;
    }

    async Task<byte[]?> FindAsync(CancellationToken cancellationToken) => (await database.ReadAllAsync(
        new Statement().Append("SELECT private_key FROM signing_key"), row => row.GetFieldValue<byte[]>(0), cancellationToken)).SingleOrDefault();

    // Another service may be about to.
    async Task MakeAsync(CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO signing_key (private_key, made_at) VALUES ({statement.Value(StateSignature.NewKey())}, {statement.Value(clock.GetUtcNow().UtcDateTime)})
            ON CONFLICT DO NOTHING
            """);
        await using var command = statement.On(database);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
