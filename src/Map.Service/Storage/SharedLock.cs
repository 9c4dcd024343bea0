using System.Globalization;

namespace Map.Service.Storage;

/// <summary>Work that one of all services on a database does at a time. PostgreSQL gives the lock back when the one that has it dies.</summary>
sealed class SharedLock : IAsyncDisposable
{
    readonly NpgsqlConnection session;
    readonly long key;

    SharedLock(NpgsqlConnection session, long key) => (this.session, this.key) = (session, key);

    /// <param name="database">The database.</param>
    /// <param name="key">Of pg_advisory_lock: any number that no other lock has.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when another one has it.</returns>
    public static async Task<SharedLock?> TryTakeAsync(NpgsqlDataSource database, long key, CancellationToken cancellationToken)
    {
        var taken = new SharedLock(await MapDatabase.OpenSessionAsync(database, cancellationToken), key);
        if (await taken.AskAsync("pg_try_advisory_lock", cancellationToken)) return taken;
        await taken.session.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await using (session)
        {
            // The server notices only some time later that a connection is closed.
            await AskAsync("pg_advisory_unlock", CancellationToken.None);
        }
    }

    async Task<bool> AskAsync(string function, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"SELECT {function}({key})"), session);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
