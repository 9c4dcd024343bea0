using Map.Testing;

namespace Npgsql.NetTopologySuite.Tests;

/// <summary>A database of the test class, and a data source to it with the geometry types mapped.</summary>
public sealed class PostGisDatabase : IAsyncLifetime
{
    TestDatabase? database;
    NpgsqlDataSource? dataSource;

    public string ConnectionString => database!.ConnectionString;

    public NpgsqlDataSource DataSource => dataSource!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        dataSource = Build(builder => builder.UseNetTopologySuite());
    }

    public async Task DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await database!.DisposeAsync();
    }

    public NpgsqlDataSource Build(Action<NpgsqlDataSourceBuilder> configure)
    {
        var builder = new NpgsqlDataSourceBuilder(ConnectionString);
        configure(builder);
        return builder.Build();
    }
}
