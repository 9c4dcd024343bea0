namespace Map.Service.Doctor;

/// <summary>The row of a question that has one.</summary>
static class OneRow
{
    public static async Task<T> ReadAsync<T>(this NpgsqlConnection database, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, database);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return read(row);
    }
}
