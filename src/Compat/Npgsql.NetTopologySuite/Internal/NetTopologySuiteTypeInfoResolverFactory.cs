using NetTopologySuite.Geometries;
using Npgsql.Internal;
using Npgsql.Internal.Postgres;

namespace Npgsql.NetTopologySuite.Internal;

sealed class NetTopologySuiteTypeInfoResolverFactory(
    CoordinateSequenceFactory? coordinateSequenceFactory,
    PrecisionModel? precisionModel,
    Ordinates handleOrdinates,
    bool geographyAsDefault) : PgTypeInfoResolverFactory
{
    // A parameter without a stated type takes the first name.
    readonly string[] dataTypeNames = geographyAsDefault ? ["geography", "geometry"] : ["geometry", "geography"];

    public override IPgTypeInfoResolver CreateResolver() => new Resolver(CreateMappings());

    public override IPgTypeInfoResolver CreateArrayResolver()
    {
        var mappings = CreateMappings();
        foreach (var dataTypeName in dataTypeNames)
        {
            mappings.AddArrayType<Geometry>(dataTypeName);
            mappings.AddArrayType<Point>(dataTypeName);
            mappings.AddArrayType<LineString>(dataTypeName);
            mappings.AddArrayType<LinearRing>(dataTypeName);
            mappings.AddArrayType<Polygon>(dataTypeName);
            mappings.AddArrayType<MultiPoint>(dataTypeName);
            mappings.AddArrayType<MultiLineString>(dataTypeName);
            mappings.AddArrayType<MultiPolygon>(dataTypeName);
            mappings.AddArrayType<GeometryCollection>(dataTypeName);
        }

        return new Resolver(mappings);
    }

    TypeInfoMappingCollection CreateMappings()
    {
        var reader = new EwkbReader(coordinateSequenceFactory, precisionModel, handleOrdinates);
        var mappings = new TypeInfoMappingCollection();
        foreach (var dataTypeName in dataTypeNames)
        {
            // Geometry comes first: it is what a value is read as when nothing narrower is asked for.
            Add<Geometry>(dataTypeName);
            Add<Point>(dataTypeName);
            Add<LineString>(dataTypeName);
            Add<LinearRing>(dataTypeName);
            Add<Polygon>(dataTypeName);
            Add<MultiPoint>(dataTypeName);
            Add<MultiLineString>(dataTypeName);
            Add<MultiPolygon>(dataTypeName);
            Add<GeometryCollection>(dataTypeName);
        }

        return mappings;

        void Add<T>(string dataTypeName) where T : Geometry
            => mappings.AddType<T>(
                dataTypeName,
                (options, mapping, _) => mapping.CreateInfo(options, new NetTopologySuiteConverter<T>(reader)),
                MatchRequirement.Single);
    }

    sealed class Resolver(TypeInfoMappingCollection mappings) : IPgTypeInfoResolver
    {
        public PgTypeInfo? GetTypeInfo(Type? type, DataTypeName? dataTypeName, PgSerializerOptions options)
            => mappings.Find(type, dataTypeName, options);
    }
}
