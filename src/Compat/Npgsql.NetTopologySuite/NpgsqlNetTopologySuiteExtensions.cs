using NetTopologySuite.Geometries;
using Npgsql.NetTopologySuite.Internal;
using Npgsql.TypeMapping;

namespace Npgsql;

/// <summary>Reads and writes PostGIS <c>geometry</c> and <c>geography</c> as NetTopologySuite geometries.</summary>
public static class NpgsqlNetTopologySuiteExtensions
{
    /// <inheritdoc cref="UseNetTopologySuite{TMapper}"/>
    public static INpgsqlTypeMapper UseNetTopologySuite(
        this INpgsqlTypeMapper mapper,
        CoordinateSequenceFactory? coordinateSequenceFactory = null,
        PrecisionModel? precisionModel = null,
        Ordinates handleOrdinates = Ordinates.None,
        bool geographyAsDefault = false)
    {
        mapper.AddTypeInfoResolverFactory(new NetTopologySuiteTypeInfoResolverFactory(
            coordinateSequenceFactory, precisionModel, handleOrdinates, geographyAsDefault));
        return mapper;
    }

    /// <summary>Maps <c>geometry</c>, <c>geography</c> and arrays of them to NetTopologySuite types.</summary>
    /// <param name="mapper">The data source builder to set up.</param>
    /// <param name="coordinateSequenceFactory">Makes the coordinate sequences of the values read; by default that of
    /// <c>NtsGeometryServices.Instance</c>.</param>
    /// <param name="precisionModel">Rounds X and Y of the values read; by default that of <c>NtsGeometryServices.Instance</c>.</param>
    /// <param name="handleOrdinates">The ordinates kept of the values read; X and Y always are. By default all that the coordinate
    /// sequence factory knows. Values are written with all the ordinates that they have.</param>
    /// <param name="geographyAsDefault">Send parameters without a stated type as <c>geography</c> instead of <c>geometry</c>.</param>
    public static TMapper UseNetTopologySuite<TMapper>(
        this TMapper mapper,
        CoordinateSequenceFactory? coordinateSequenceFactory = null,
        PrecisionModel? precisionModel = null,
        Ordinates handleOrdinates = Ordinates.None,
        bool geographyAsDefault = false)
        where TMapper : INpgsqlTypeMapper
    {
        mapper.AddTypeInfoResolverFactory(new NetTopologySuiteTypeInfoResolverFactory(
            coordinateSequenceFactory, precisionModel, handleOrdinates, geographyAsDefault));
        return mapper;
    }
}
