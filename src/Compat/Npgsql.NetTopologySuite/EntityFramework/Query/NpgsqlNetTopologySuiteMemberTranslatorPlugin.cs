using Microsoft.EntityFrameworkCore.Query;

namespace Npgsql.EntityFrameworkCore.PostgreSQL.Query.ExpressionTranslators.Internal;

sealed class NpgsqlNetTopologySuiteMemberTranslatorPlugin(ISqlExpressionFactory sqlExpressionFactory) : IMemberTranslatorPlugin
{
    public IEnumerable<IMemberTranslator> Translators { get; } = [new NpgsqlGeometryMemberTranslator(sqlExpressionFactory)];
}
