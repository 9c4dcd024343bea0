using Map.Service.Storage;
using Npgsql;

namespace Map.Testing;

/// <summary>A migrated database of one test class, or of one test.</summary>
public class MigratedDatabase : IAsyncLifetime
{
    TestDatabase? database;

    public NpgsqlDataSource Source { get; private set; } = null!;

    public string ConnectionString => database!.ConnectionString;

    public static async Task<MigratedDatabase> CreateAsync()
    {
        var created = new MigratedDatabase();
        await created.InitializeAsync();
        return created;
    }

    /// <summary>A migrated database for callers that connect by themselves.</summary>
    public static Task<TestDatabase> CloneAsync() => TestDatabase.CreateAsync("migrated", MigrateAsync);

    protected virtual Task<TestDatabase> CreateDatabaseAsync() => CloneAsync();

    public async Task InitializeAsync()
    {
        database = await CreateDatabaseAsync();
        Source = MapDatabase.Connect(await TestPooler.AddressAsync(database.ConnectionString));
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await database!.DisposeAsync();
    }

    /// <summary>The first column of all rows, as text.</summary>
    public async Task<List<string>> ColumnAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.IsDBNull(0) ? "" : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return values;
    }

    public async Task<string> ValueAsync(string sql) => Assert.Single(await ColumnAsync(sql));

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task MigrateAsync(string connectionString)
    {
        await using var source = MapDatabase.Connect(connectionString);
        await Migrations.ApplyAsync(source, default);
    }
}
