using Microsoft.EntityFrameworkCore;

namespace Map.Service.Storage;

/// <summary>Runs statements and reads all of their rows. Only for statements bounded by a limit or a list of ids.</summary>
static class StatementExtensions
{
    public static async Task<List<T>> ReadAllAsync<T>(
        this NpgsqlDataSource database, Statement statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = statement.On(database);
        return await ReadAllAsync(command, read, cancellationToken);
    }

    /// <summary>On a connection: within its transaction.</summary>
    public static async Task<List<T>> ReadAllAsync<T>(
        this NpgsqlConnection connection, Statement statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = statement.On(connection);
        return await ReadAllAsync(command, read, cancellationToken);
    }

    /// <summary>On the connection of a context: within its transaction, if it has begun one.</summary>
    public static async Task<List<T>> ReadAllAsync<T>(
        this MapDbContext context, Statement statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = statement.On((NpgsqlConnection)context.Database.GetDbConnection());
            return await ReadAllAsync(command, read, cancellationToken);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <returns>How many rows it wrote.</returns>
    public static async Task<int> ExecuteAsync(this NpgsqlDataSource database, Statement statement, CancellationToken cancellationToken)
    {
        await using var command = statement.On(database);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>On a connection: within its transaction.</summary>
    /// <returns>How many rows it wrote.</returns>
    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, Statement statement, CancellationToken cancellationToken)
    {
        await using var command = statement.On(connection);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Within the transaction of a context.</summary>
    public static async Task ExecuteAsync(this MapDbContext context, Statement statement, CancellationToken cancellationToken)
    {
        await using var command = statement.On((NpgsqlConnection)context.Database.GetDbConnection());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task<List<T>> ReadAllAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await row.ReadAsync(cancellationToken)) rows.Add(read(row));
        return rows;
    }
}
