using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using NetTopologySuite.Geometries;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.Expressions;
using ExpressionExtensions = Microsoft.EntityFrameworkCore.Query.ExpressionExtensions;

namespace Npgsql.EntityFrameworkCore.PostgreSQL.Query.ExpressionTranslators.Internal;

/// <summary>Translates methods of <see cref="Geometry"/>, and the spatial <c>EF.Functions</c>, to PostGIS functions.</summary>
sealed class NpgsqlGeometryMethodTranslator(NpgsqlSqlExpressionFactory sql, IRelationalTypeMappingSource typeMappings)
    : IMethodCallTranslator
{
    public SqlExpression? Translate(
        SqlExpression? instance,
        MethodInfo method,
        IReadOnlyList<SqlExpression> arguments,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger)
    {
        if (method.DeclaringType == typeof(NpgsqlNetTopologySuiteDbFunctionsExtensions))
            return Translate(method, [.. arguments.Skip(1)]);
        if (instance is not null && typeof(Geometry).IsAssignableFrom(method.DeclaringType))
            return Translate(method, [instance, .. arguments]);
        return null;
    }

    SqlExpression? Translate(MethodInfo method, SqlExpression[] arguments)
        => method.Name switch
        {
            nameof(Geometry.Contains) => Function("ST_Contains", typeof(bool), arguments),
            nameof(Geometry.Distance) => Function("ST_Distance", typeof(double), arguments),
            nameof(Geometry.Intersects) => Function("ST_Intersects", typeof(bool), arguments),
            nameof(Geometry.IsWithinDistance) => Function("ST_DWithin", typeof(bool), arguments),
            nameof(Geometry.Within) => Function("ST_Within", typeof(bool), arguments),
            nameof(NpgsqlNetTopologySuiteDbFunctionsExtensions.DistanceKnn)
                => sql.MakePostgresBinary(PgExpressionType.Distance, arguments[0], arguments[1]),
            _ => null,
        };

    SqlExpression Function(string name, Type returnType, SqlExpression[] arguments)
    {
        // A parameter or constant takes the column type of the geometry that it is compared with, or PostGIS would be asked to
        // mix geography with geometry.
        var geometries = arguments.Where(argument => typeof(Geometry).IsAssignableFrom(argument.Type)).ToArray();
        var storeType = ExpressionExtensions.InferTypeMapping(geometries)?.StoreType;
        for (var i = 0; i < arguments.Length; i++)
        {
            var type = arguments[i].Type;
            arguments[i] = sql.ApplyTypeMapping(
                arguments[i],
                storeType is not null && typeof(Geometry).IsAssignableFrom(type)
                    ? typeMappings.FindMapping(type, storeType)
                    : typeMappings.FindMapping(type));
        }

        return sql.Function(
            name, arguments, nullable: true, argumentsPropagateNullability: arguments.Select(_ => true), returnType);
    }
}
