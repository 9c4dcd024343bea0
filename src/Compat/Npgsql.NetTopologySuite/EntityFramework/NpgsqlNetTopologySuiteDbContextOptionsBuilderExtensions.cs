using Microsoft.EntityFrameworkCore.Infrastructure;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Turns on spatial types in the Npgsql provider.</summary>
public static class NpgsqlNetTopologySuiteDbContextOptionsBuilderExtensions
{
    /// <summary>Maps NetTopologySuite types to PostGIS and translates their members to SQL.</summary>
    /// <remarks>The data source is set up too when the context makes it from a connection string. A data source passed to
    /// <c>UseNpgsql</c> must have been built with <c>UseNetTopologySuite()</c> itself.</remarks>
    /// <param name="optionsBuilder">The builder given by <c>UseNpgsql</c>.</param>
    /// <param name="coordinateSequenceFactory">Makes the coordinate sequences of the values read.</param>
    /// <param name="precisionModel">Rounds X and Y of the values read.</param>
    /// <param name="handleOrdinates">The ordinates kept of the values read; by default all.</param>
    /// <param name="geographyAsDefault">Map to <c>geography</c> where no column type is given, instead of <c>geometry</c>.</param>
    public static NpgsqlDbContextOptionsBuilder UseNetTopologySuite(
        this NpgsqlDbContextOptionsBuilder optionsBuilder,
        CoordinateSequenceFactory? coordinateSequenceFactory = null,
        PrecisionModel? precisionModel = null,
        Ordinates handleOrdinates = Ordinates.None,
        bool geographyAsDefault = false)
    {
        var coreBuilder = ((IRelationalDbContextOptionsBuilderInfrastructure)optionsBuilder).OptionsBuilder;
        var extension = new NpgsqlNetTopologySuiteOptionsExtension(
            coordinateSequenceFactory, precisionModel, handleOrdinates, geographyAsDefault);
        ((IDbContextOptionsBuilderInfrastructure)coreBuilder).AddOrUpdateExtension(extension);
        return optionsBuilder;
    }
}
