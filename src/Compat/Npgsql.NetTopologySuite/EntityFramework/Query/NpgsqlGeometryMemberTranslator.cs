using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using NetTopologySuite.Geometries;

namespace Npgsql.EntityFrameworkCore.PostgreSQL.Query.ExpressionTranslators.Internal;

/// <summary>Translates <see cref="Point.X"/> and <see cref="Point.Y"/>.</summary>
sealed class NpgsqlGeometryMemberTranslator(ISqlExpressionFactory sql) : IMemberTranslator
{
    public SqlExpression? Translate(
        SqlExpression? instance, MemberInfo member, Type returnType, IDiagnosticsLogger<DbLoggerCategory.Query> logger)
    {
        if (instance is null || !typeof(Point).IsAssignableFrom(member.DeclaringType))
            return null;

        return member.Name switch
        {
            nameof(Point.X) => Ordinate("ST_X"),
            nameof(Point.Y) => Ordinate("ST_Y"),
            _ => null,
        };

        SqlExpression Ordinate(string function)
            => sql.Function(function, [instance], nullable: true, argumentsPropagateNullability: [true], typeof(double));
    }
}
