using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Npgsql.EntityFrameworkCore.PostgreSQL.Query.ExpressionTranslators.Internal;

sealed class NpgsqlNetTopologySuiteMethodCallTranslatorPlugin(
    IRelationalTypeMappingSource typeMappingSource, ISqlExpressionFactory sqlExpressionFactory) : IMethodCallTranslatorPlugin
{
    public IEnumerable<IMethodCallTranslator> Translators { get; } =
        [new NpgsqlGeometryMethodTranslator((NpgsqlSqlExpressionFactory)sqlExpressionFactory, typeMappingSource)];
}
