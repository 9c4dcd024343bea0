using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal.Mapping;
using NpgsqlTypes;

namespace Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;

/// <summary>Maps one geometry class to one PostGIS column type. Npgsql itself converts the value, so there is no converter here.</summary>
sealed class NpgsqlGeometryTypeMapping<TGeometry> : RelationalGeometryTypeMapping<TGeometry, TGeometry>, INpgsqlTypeMapping
    where TGeometry : Geometry
{
    public NpgsqlGeometryTypeMapping(string storeType)
        : base(converter: null, storeType)
    {
    }

    NpgsqlGeometryTypeMapping(RelationalTypeMappingParameters parameters)
        : base(parameters, converter: null)
    {
    }

    public NpgsqlDbType NpgsqlDbType
        => StoreType.StartsWith("geography", StringComparison.OrdinalIgnoreCase) ? NpgsqlDbType.Geography : NpgsqlDbType.Geometry;

    protected override Type WktReaderType => typeof(WKTReader);

    protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters)
        => new NpgsqlGeometryTypeMapping<TGeometry>(parameters);

    protected override void ConfigureParameter(DbParameter parameter)
    {
        base.ConfigureParameter(parameter);
        ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType;
    }

    protected override string GenerateNonNullSqlLiteral(object value)
    {
        var keyword = NpgsqlDbType == NpgsqlDbType.Geography ? "GEOGRAPHY" : "GEOMETRY";
        var srid = GetSrid(value) is var id and > 0 ? string.Create(CultureInfo.InvariantCulture, $"SRID={id};") : "";
        return $"{keyword} '{srid}{AsText(value)}'";
    }

    // The geometry's own AsText() drops Z and M.
    protected override string AsText(object value) => new WKTWriter(outputDimension: 4).Write((Geometry)value);

    protected override int GetSrid(object value) => ((Geometry)value).SRID;
}
