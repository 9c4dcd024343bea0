using Map.Testing;

namespace Npgsql.NetTopologySuite.Tests;

/// <summary>A database of the test class, and a data source to it with the geometry types mapped.</summary>
public sealed class PostGisDatabase : IAsyncLifetime
{
    TestDatabase? _database;
    NpgsqlDataSource? _dataSource;

    public string ConnectionString => _database!.ConnectionString;

    public NpgsqlDataSource DataSource => _dataSource!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _dataSource = Build(builder => builder.UseNetTopologySuite());
    }

    public async Task DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await _database!.DisposeAsync();
    }

    public NpgsqlDataSource Build(Action<NpgsqlDataSourceBuilder> configure)
    {
        var builder = new NpgsqlDataSourceBuilder(ConnectionString);
        configure(builder);
        return builder.Build();
    }
}
