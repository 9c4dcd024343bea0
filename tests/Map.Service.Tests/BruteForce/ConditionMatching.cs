using System.Text.RegularExpressions;
using Map.Testing.BruteForce;
using Map.V1;

namespace Map.Service.Tests.BruteForce;

/// <summary>A condition as a plain program would apply it, in the logic of three values: null is neither true nor false.</summary>
static class ConditionMatching
{
    static readonly HashSet<string> OfTime = ["id", "status", "openedOn", "closedOn", "operation"];

    public static bool? Matches(Known place, Condition condition) => condition.TestCase switch
    {
        Condition.TestOneofCase.All => condition.All.Conditions_.Aggregate((bool?)true, (all, one) => all & Matches(place, one)),
        Condition.TestOneofCase.Any => condition.Any.Conditions_.Aggregate((bool?)false, (any, one) => any | Matches(place, one)),
        Condition.TestOneofCase.Not => !Matches(place, condition.Not),
        Condition.TestOneofCase.Always => condition.Always,
        Condition.TestOneofCase.IsNull => ValueOf(place, condition.IsNull) is null,
        Condition.TestOneofCase.Comparison => Compared(place, condition.Comparison),
        Condition.TestOneofCase.Like => Like(place.Name, condition.Like),
        Condition.TestOneofCase.Between => Order(place, condition.Between.Queryable, condition.Between.Lower) is { } lower
            ? lower >= 0 && Order(place, condition.Between.Queryable, condition.Between.Upper) <= 0 : null,
        Condition.TestOneofCase.Choice => condition.Choice.Values.Aggregate((bool?)false,
            (any, value) => any | (Order(place, condition.Choice.Queryable, value) is { } order ? order == 0 : null)),
        Condition.TestOneofCase.Spatial => place.At is { } at ? IsIn(at, condition.Spatial) : null,
        _ => InTime(place, condition.Temporal),
    };

    public static bool IsAboutTime(Condition? condition) => condition is not null
        && (Regex.Matches(condition.ToString(), "\"(?:queryable|isNull)\": \"(\\w+)\"").Any(match => OfTime.Contains(match.Groups[1].Value)));

    static bool? Compared(Known place, ComparisonCondition comparison)
    {
        if (Order(place, comparison.Queryable, comparison.Value, comparison.AnyCase) is not { } order) return null;
        return comparison.Operator switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    static int? Order(Known place, string queryable, Literal literal, bool anyCase = false) => (ValueOf(place, queryable), literal.ValueCase) switch
    {
        (null, _) => null,
        (string text, _) => anyCase
            ? string.CompareOrdinal(text.ToLowerInvariant(), literal.Text.ToLowerInvariant()) : string.CompareOrdinal(text, literal.Text),
        (int number, _) => ((double)number).CompareTo(literal.Number),
        (DateOnly day, _) => day.CompareTo(DateOnly.Parse(literal.Date)),
        (DateTime time, _) => time.CompareTo(literal.Time.ToDateTime()),
        var (value, _) => throw new InvalidOperationException($"{value} has no order."),
    };

    static object? ValueOf(Known place, string queryable) => queryable switch
    {
        "kind" => World.Snake(place.Kind),
        "status" => World.Snake(place.Status),
        "confidence" => place.Confidence is { } confidence ? World.Snake(confidence) : null,
        "name" => place.Name,
        "country" => place.Country,
        "facilityType" => place.FacilityType,
        "capacity" => place.Capacity(null),
        "openedOn" => place.Years is { } years ? new DateOnly(years.From, 1, 1) : null,
        "closedOn" => Closed(place) is { } year ? new DateOnly(year, 12, 31) : null,
        "operation" => place.Years,
        "verifiedOn" => place.Verified,
        "updatedAt" => place.Updated,
        _ => place.At,
    };

    static int? Closed(Known place) => place.Status == PlaceStatus.Open ? null : place.Years?.To;

    static bool Like(string name, LikeCondition like)
    {
        var pattern = Regex.Replace(like.Pattern, @"\\(.)|(%)|(_)|([^\\%_])", part =>
            part.Groups[2].Success ? ".*" : part.Groups[3].Success ? "." : Regex.Escape(part.Groups[1].Value + part.Groups[4].Value));
        return Regex.IsMatch(name, $"^{pattern}$", RegexOptions.Singleline | (like.AnyCase ? RegexOptions.IgnoreCase : RegexOptions.None));
    }

    static bool IsIn((double Longitude, double Latitude) at, SpatialCondition spatial) => spatial.ShapeCase switch
    {
        SpatialCondition.ShapeOneofCase.Box => Geometry.Contains(spatial.Box, at),
        SpatialCondition.ShapeOneofCase.Area => Geometry.Contains(spatial.Area, at),
        _ => spatial.Points.Positions.Any(point => (point.Longitude, point.Latitude) == at),
    };

    static bool? InTime(Known place, TemporalCondition temporal)
    {
        var isTime = temporal.Queryable == "updatedAt";
        var from = temporal.From is { } first ? Bound(first, isTime, isEnd: false) : (DateTime?)null;
        var to = temporal.To is { } last ? Bound(last, isTime, isEnd: true) : (DateTime?)null;
        if (temporal.Queryable == "operation" && temporal.Relation == TemporalRelation.Intersects && place.Years is null)
            return place.Status == PlaceStatus.Open;
        (DateTime, DateTime)? span = temporal.Queryable switch
        {
            "updatedAt" => (place.Updated, place.Updated),
            "verifiedOn" => place.Verified is { } day ? (Start(day), Start(day)) : null,
            "openedOn" => place.Years is { } years ? Year(years.From, years.From) : null,
            "closedOn" => Closed(place) is { } year ? Year(year, year) : null,
            _ => place.Years is { } operation ? Year(operation.From, operation.To) : null,
        };
        if (span is not var (begin, end)) return null;
        return temporal.Relation switch
        {
            TemporalRelation.After => to is { } after && begin > after,
            TemporalRelation.Before => from is { } before && end < before,
            TemporalRelation.Contains => from is { } inner && to is { } outer && begin < inner && end > outer,
            TemporalRelation.Equals => from == begin && to == end,
            TemporalRelation.During => (from is null || begin > from) && (to is null || end < to),
            _ => (to is null || begin <= to) && (from is null || end >= from),
        };
    }

    static DateTime Bound(Literal literal, bool isTime, bool isEnd)
    {
        if (literal.ValueCase == Literal.ValueOneofCase.Time) return isTime ? literal.Time.ToDateTime() : literal.Time.ToDateTime().Date;
        var day = Start(DateOnly.Parse(literal.Date));
        return isTime && isEnd ? day.AddDays(1).AddMicroseconds(-1) : day;
    }

    static DateTime Start(DateOnly day) => day.ToDateTime(default, DateTimeKind.Utc);

    static (DateTime, DateTime) Year(int first, int last) => (Start(new(first, 1, 1)), Start(new(last, 12, 31)));
}
