using Map.Service.Storage;
using Npgsql;

namespace Map.Testing;

/// <summary>A database with PostGIS and nothing else, of one test.</summary>
public abstract class EmptyDatabaseTests : IAsyncLifetime
{
    TestDatabase database = null!;

    protected NpgsqlDataSource Source { get; private set; } = null!;

    protected string ConnectionString => database.ConnectionString;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        Source = MapDatabase.Connect(await TestPooler.AddressAsync(database.ConnectionString));
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        await database.DisposeAsync();
    }
}
