using Map.Contract.Conditions;
using Queryable = Map.Contract.Conditions.Queryable;

namespace Map.Service.Places.Filter;

/// <summary>A condition that has been checked, as SQL on place p. What the caller wrote gets in as parameters only; names lead to the rows of
/// <see cref="QueryableSql"/>.</summary>
static class ConditionSql
{
    public static string Of(Condition condition, Statement statement) => Of(condition, isOpposite: false, statement);

    // The opposite is taken of the single tests, so that an index is used below a double not, and because a test on an index may be null
    // where its opposite is true.
    static string Of(Condition condition, bool isOpposite, Statement statement) => condition.TestCase switch
    {
        Condition.TestOneofCase.Not => Of(condition.Not, !isOpposite, statement),
        Condition.TestOneofCase.All => Joined(condition.All, isOpposite ? " OR " : " AND ", isOpposite, statement),
        Condition.TestOneofCase.Any => Joined(condition.Any, isOpposite ? " AND " : " OR ", isOpposite, statement),
        Condition.TestOneofCase.Spatial when isOpposite =>
            $"(p.position IS NOT NULL AND ({ConditionShapes.Sql(condition.Spatial, statement)}) IS NOT TRUE)",
        Condition.TestOneofCase.Spatial => $"({ConditionShapes.Sql(condition.Spatial, statement)})",
        _ => $"{(isOpposite ? "NOT " : "")}({Test(condition, statement)})",
    };

    static string Joined(V1.Conditions conditions, string word, bool isOpposite, Statement statement) =>
        $"({string.Join(word, conditions.Conditions_.Select(condition => Of(condition, isOpposite, statement)))})";

    static string Test(Condition leaf, Statement statement) => leaf.TestCase switch
    {
        Condition.TestOneofCase.Always => leaf.Always ? "true" : "false",
        Condition.TestOneofCase.IsNull => $"{QueryableSql.All[leaf.IsNull].Value} IS NULL",
        Condition.TestOneofCase.Comparison => Compared(leaf.Comparison, statement),
        Condition.TestOneofCase.Like => Like(leaf.Like, statement),
        Condition.TestOneofCase.Between => Between(leaf.Between, statement),
        Condition.TestOneofCase.Choice => OneOf(leaf.Choice, statement),
        _ => TemporalSql.Of(leaf.Temporal, statement),
    };

    static string Compared(ComparisonCondition comparison, Statement statement)
    {
        var queryable = comparison.Queryable;
        var value = Value(queryable, comparison.Value, statement);
        return $"{Folded(Column(queryable), comparison.AnyCase)} {Operator(comparison.Operator)} {Folded(value, comparison.AnyCase)}";
    }

    static string Like(LikeCondition like, Statement statement) =>
        $"{Folded(Column(like.Queryable), like.AnyCase)} LIKE {Folded(statement.Value(like.Pattern), like.AnyCase)}";

    static string Between(BetweenCondition between, Statement statement) => $"""
        {Column(between.Queryable)} BETWEEN {Value(between.Queryable, between.Lower, statement)} AND {Value(between.Queryable, between.Upper, statement)}
        """;

    static string OneOf(ChoiceCondition choice, Statement statement)
    {
        var values = choice.Values.Select(value => Folded(Value(choice.Queryable, value, statement), choice.AnyCase));
        return $"{Folded(Column(choice.Queryable), choice.AnyCase)} IN ({string.Join(", ", values)})";
    }

    // By code points, as the contract says, whatever the language of the database.
    static string Column(string queryable) =>
        Queryable.Find(queryable)!.Type == QueryableType.Text ? $"{QueryableSql.All[queryable].Value} COLLATE \"C\"" : QueryableSql.All[queryable].Value;

    // In the collation of the database, because "C" knows no case but that of English.
    static string Folded(string text, bool anyCase) => anyCase ? $"lower(({text}) COLLATE \"default\") COLLATE \"C\"" : text;

    static string Value(string queryable, Literal literal, Statement statement) => Queryable.Find(queryable)!.Type switch
    {
        QueryableType.Id => statement.Value(LeafRules.IdOf(literal.Text)!.Value),
        QueryableType.Number => statement.Value(literal.Number),
        QueryableType.Date => statement.Value(TemporalSql.Day(literal)),
        QueryableType.Time => statement.Value(TemporalSql.Moment(literal, isEnd: false)),
        _ => statement.Value(literal.Text),
    };

    static string Operator(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
