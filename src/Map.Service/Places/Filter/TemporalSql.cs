using Map.Contract.Conditions;
using Queryable = Map.Contract.Conditions.Queryable;

namespace Map.Service.Places.Filter;

/// <summary>How the time of a queryable of place p relates to a span.</summary>
static class TemporalSql
{
    public static string Of(TemporalCondition temporal, Statement statement)
    {
        var queryable = Queryable.Find(temporal.Queryable)!;
        if (queryable.Type == QueryableType.Operation && temporal.Relation == TemporalRelation.Intersects)
            return WasOpen(temporal, statement);
        var (begin, end) = QueryableSql.All[queryable.Name].Span!.Value;
        var (from, to) = queryable.Type == QueryableType.Time
            ? (Bound(temporal.From, literal => statement.Value(Moment(literal, isEnd: false))),
               Bound(temporal.To, literal => statement.Value(Moment(literal, isEnd: true))))
            : (Bound(temporal.From, literal => statement.Value(Day(literal))), Bound(temporal.To, literal => statement.Value(Day(literal))));
        return Related(temporal.Relation, $"({begin})", $"({end})", from, to);
    }

    /// <summary>The day of a date, or the day by UTC of a moment.</summary>
    public static DateOnly Day(Literal literal) => literal.ValueCase == Literal.ValueOneofCase.Time
        ? DateOnly.FromDateTime(literal.Time.ToDateTime()) : LeafRules.Day(literal.Date)!.Value;

    /// <summary>A moment, or the first or last one of a date.</summary>
    public static DateTime Moment(Literal literal, bool isEnd) => literal.ValueCase == Literal.ValueOneofCase.Time
        ? literal.Time.ToDateTime()
        : DateTime.SpecifyKind(Day(literal).ToDateTime(isEnd ? new TimeOnly(23, 59, 59, 999, 999) : default), DateTimeKind.Utc);

    static string? Bound(Literal? literal, Func<Literal, string> parameter) => literal is null ? null : parameter(literal);

    // A span that is open on a side reaches to the end of time there. Null where the queryable has no time.
    static string Related(TemporalRelation relation, string begin, string end, string? from, string? to)
    {
        string?[] tests = relation switch
        {
            TemporalRelation.After => [to is null ? "false" : $"{begin} > {to}"],
            TemporalRelation.Before => [from is null ? "false" : $"{end} < {from}"],
            TemporalRelation.Contains => [from is null || to is null ? "false" : $"{begin} < {from} AND {end} > {to}"],
            TemporalRelation.Equals => [from is null || to is null ? "false" : $"{begin} = {from} AND {end} = {to}"],
            TemporalRelation.During => [from is null ? null : $"{begin} > {from}", to is null ? null : $"{end} < {to}"],
            _ => [to is null ? null : $"{begin} <= {to}", from is null ? null : $"{end} >= {from}"],
        };
        var all = tests.OfType<string>().ToList();
        return $"CASE WHEN {begin} IS NOT NULL THEN {(all.Count == 0 ? "true" : string.Join(" AND ", all))} END";
    }

    // On some day of the span, as was_open() has it for one day: a place that is closed today, with the day of its closing unknown, was certainly
    // not open after the day on which it was seen closed.
    static string WasOpen(TemporalCondition temporal, Statement statement)
    {
        var from = temporal.From is { } first ? statement.Value(Day(first)) : "NULL";
        var to = temporal.To is { } last ? statement.Value(Day(last)) : "NULL";
        var span = $"daterange({from}, {to}, '[]')";
        return $"""
            CASE WHEN EXISTS (SELECT FROM period x WHERE x.place_id = p.id)
                 THEN EXISTS (SELECT FROM period x
                              WHERE x.place_id = p.id AND x.days && {span}
                                AND (x.closed IS NOT NULL OR p.status NOT IN ('closed', 'planned') OR lower(x.days * {span}) IS NULL
                                     OR lower(x.days * {span}) < coalesce(first_day(p.status_as_of), current_date)))
                 ELSE p.status = 'open' END
            """;
    }
}
