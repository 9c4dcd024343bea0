using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Storage;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;

namespace Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;

/// <summary>Finds the mapping of a NetTopologySuite type, of a PostGIS column type, or of both together.</summary>
sealed class NpgsqlNetTopologySuiteTypeMappingSourcePlugin(NpgsqlNetTopologySuiteSingletonOptions options)
    : IRelationalTypeMappingSourcePlugin
{
    readonly ConcurrentDictionary<(Type, string), RelationalTypeMapping> mappings = new();

    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo mappingInfo)
    {
        var clrType = mappingInfo.ClrType;
        if (clrType is not null && !typeof(Geometry).IsAssignableFrom(clrType))
            return null;

        if (mappingInfo.StoreTypeName is not { } storeType)
            return clrType is null ? null : FindMapping(clrType, options.IsGeographyDefault ? "geography" : "geometry");

        return PostGisStoreType.FindClrType(storeType) is { } columnType ? FindMapping(clrType ?? columnType, storeType) : null;
    }

    RelationalTypeMapping FindMapping(Type clrType, string storeType)
        => mappings.GetOrAdd(
            (clrType, storeType),
            static key => (RelationalTypeMapping)Activator.CreateInstance(
                typeof(NpgsqlGeometryTypeMapping<>).MakeGenericType(key.Item1), key.Item2)!);
}
