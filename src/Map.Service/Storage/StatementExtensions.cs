namespace Map.Service.Storage;

static class StatementExtensions
{
    /// <summary>Runs a statement and reads all of its rows. Only for statements bounded by a limit or a list of ids.</summary>
    public static async Task<List<T>> ReadAllAsync<T>(
        this NpgsqlDataSource database, Statement statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = statement.On(database);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await row.ReadAsync(cancellationToken)) rows.Add(read(row));
        return rows;
    }
}
