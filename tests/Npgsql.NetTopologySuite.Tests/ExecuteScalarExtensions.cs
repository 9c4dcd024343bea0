namespace Npgsql.NetTopologySuite.Tests;

static class ExecuteScalarExtensions
{
    /// <summary>Reads the first field of the first row as the type asked for, as <c>GetFieldValueAsync</c> does.</summary>
    public static async Task<T> ExecuteScalarAsync<T>(this NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return await reader.GetFieldValueAsync<T>(0);
    }
}
