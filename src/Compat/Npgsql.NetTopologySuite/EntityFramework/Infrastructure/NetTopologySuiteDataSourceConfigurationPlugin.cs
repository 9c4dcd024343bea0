namespace Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;

/// <summary>Sets up the data source that the provider makes from a connection string.</summary>
sealed class NetTopologySuiteDataSourceConfigurationPlugin(NpgsqlNetTopologySuiteSingletonOptions options)
    : INpgsqlDataSourceConfigurationPlugin
{
    public void Configure(NpgsqlDataSourceBuilder npgsqlDataSourceBuilder)
        => npgsqlDataSourceBuilder.UseNetTopologySuite(
            options.CoordinateSequenceFactory, options.PrecisionModel, options.HandleOrdinates, options.IsGeographyDefault);
}
