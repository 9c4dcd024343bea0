using Map.Places.Storage;
using Npgsql;

namespace Map.Places.Tests.Storage;

public sealed class MapDatabaseTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    [Fact]
    public async Task Connection_names_the_service_and_bounds_its_statements() => Assert.Equal(
        "Map.Places 30s",
        await database.ValueAsync("SELECT current_setting('application_name') || ' ' || current_setting('statement_timeout')"));

    [Fact]
    public void Setting_in_the_connection_string_goes_before_the_default()
    {
        using var source = MapDatabase.Connect("Host=nowhere;Max Auto Prepare=0;Application Name=mine;Options=-c statement_timeout=5");

        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.Equal((0, "mine", "-c statement_timeout=5"), (settings.MaxAutoPrepare, settings.ApplicationName, settings.Options));
    }
}
