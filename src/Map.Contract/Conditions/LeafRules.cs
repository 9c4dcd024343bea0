using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Map.V1;
using Enum = System.Enum;

namespace Map.Contract.Conditions;

/// <summary>Whether a single test of a condition can be asked: of a queryable that exists, with values of its type. The gateway checks where it
/// still knows the place in the text, and the service checks again.</summary>
public static class LeafRules
{
    /// <summary>The most characters of a value.</summary>
    public const int TextLength = 200;

    static readonly ComparisonOperator[] Equality = [ComparisonOperator.Equal, ComparisonOperator.NotEqual];

    /// <summary>What is wrong with a test that joins no others, shapes aside; null when nothing is.</summary>
    public static string? Wrong(Condition leaf) => leaf.TestCase switch
    {
        Condition.TestOneofCase.Always => null,
        Condition.TestOneofCase.IsNull => Of(leaf.IsNull, _ => null),
        Condition.TestOneofCase.Comparison => Of(leaf.Comparison.Queryable, queryable => Wrong(leaf.Comparison, queryable)),
        Condition.TestOneofCase.Like => Of(leaf.Like.Queryable, queryable => Wrong(leaf.Like, queryable)),
        Condition.TestOneofCase.Between => Of(leaf.Between.Queryable, queryable => Wrong(leaf.Between, queryable)),
        Condition.TestOneofCase.Choice => Of(leaf.Choice.Queryable, queryable => Wrong(leaf.Choice, queryable)),
        Condition.TestOneofCase.Spatial => Of(leaf.Spatial.Queryable, Spatial),
        Condition.TestOneofCase.Temporal => Of(leaf.Temporal.Queryable, queryable => Wrong(leaf.Temporal, queryable)),
        _ => "has no test: a comparison, like, between, in, a shape, a time, or several of them joined by and, or, not.",
    };

    static string? Of(string name, Func<Queryable, string?> wrong) => Queryable.Find(name) is { } queryable
        ? wrong(queryable)
        : $"{Quote.Of(name)} is no queryable; allowed: {string.Join(", ", Queryable.All.Select(known => known.Name))}.";

    static string? Wrong(ComparisonCondition comparison, Queryable queryable)
    {
        if (comparison.Operator == ComparisonOperator.Unspecified || !Enum.IsDefined(comparison.Operator))
            return "has no operator; one of =, <>, <, <=, >, >=.";
        if (queryable.Type is QueryableType.Id or QueryableType.Word && !Equality.Contains(comparison.Operator))
            return $"{queryable.Name} has no order; compare it by =, <> or IN.";
        return AnyCase(comparison.AnyCase, queryable) ?? Value(comparison.Value, queryable);
    }

    static string? Wrong(LikeCondition like, Queryable queryable) =>
        queryable.Type != QueryableType.Text ? $"{queryable.Name} is no text, so that LIKE has no meaning; {Ask(queryable)}"
        : like.Pattern.Length > TextLength ? $"has a pattern of {like.Pattern.Length} characters; at most {TextLength}."
        : like.Pattern.Contains('\0', StringComparison.Ordinal) ? "has a pattern with the character U+0000, which no text has."
        : like.Pattern.AsSpan().TrimEnd('\\') is var rest && (like.Pattern.Length - rest.Length) % 2 == 1
            ? "has a pattern that ends in a backslash; a backslash takes the meaning of the letter after it, so write two."
        : null;

    static string? Wrong(BetweenCondition between, Queryable queryable) =>
        queryable.Type is QueryableType.Id or QueryableType.Word
            ? $"{queryable.Name} has no order; compare it by =, <> or IN."
            : Value(between.Lower, queryable) ?? Value(between.Upper, queryable);

    static string? Wrong(ChoiceCondition choice, Queryable queryable) =>
        choice.Values.Count is 0 or > Limits.FilterValues
            ? $"has {choice.Values.Count} values; 1 to {Limits.FilterValues}."
            : AnyCase(choice.AnyCase, queryable)
              ?? choice.Values.Select(value => Value(value, queryable)).FirstOrDefault(wrong => wrong is not null);

    static string? Spatial(Queryable queryable) =>
        queryable.Type == QueryableType.Geometry ? null : $"{queryable.Name} is no geometry; allowed: geometry.";

    static string? Wrong(TemporalCondition temporal, Queryable queryable)
    {
        if (queryable.Type is not (QueryableType.Date or QueryableType.Time or QueryableType.Operation))
        {
            var times = Queryable.All.Where(known => known.Type is QueryableType.Date or QueryableType.Time or QueryableType.Operation);
            return $"{queryable.Name} is no time; allowed: {string.Join(", ", times.Select(known => known.Name))}.";
        }

        if (temporal.Relation == TemporalRelation.Unspecified || !Enum.IsDefined(temporal.Relation))
            return "has no relation; one of T_AFTER, T_BEFORE, T_CONTAINS, T_DURING, T_EQUALS, T_INTERSECTS.";
        if (Bound(temporal.From) is { } wrongFrom) return wrongFrom;
        if (Bound(temporal.To) is { } wrongTo) return wrongTo;
        return temporal is { From: { } from, To: { } to } && First(from) > First(to)
            ? "has an interval that ends before it begins. Swap the two." : null;
    }

    static string? Bound(Literal? literal) => literal?.ValueCase switch
    {
        null => null,
        Literal.ValueOneofCase.Date => Day(literal.Date) is null ? WrongDay(literal.Date) : null,
        Literal.ValueOneofCase.Time => Time(literal.Time),
        _ => "is compared with something else than a date or a time.",
    };

    static DateTime First(Literal literal) =>
        literal.ValueCase == Literal.ValueOneofCase.Time ? literal.Time.ToDateTime() : Day(literal.Date)!.Value.ToDateTime(default);

    static string? AnyCase(bool anyCase, Queryable queryable) =>
        anyCase && queryable.Type != QueryableType.Text ? $"{queryable.Name} is no text, so that its case has no meaning." : null;

    static string? Value(Literal? literal, Queryable queryable) => (queryable.Type, literal?.ValueCase) switch
    {
        (_, null or Literal.ValueOneofCase.None) => $"{queryable.Name} is compared with nothing.",
        (QueryableType.Geometry or QueryableType.Operation, _) => $"{queryable.Name} cannot be compared; {Ask(queryable)}",
        (QueryableType.Id, Literal.ValueOneofCase.Text) => IdOf(literal!.Text) is null ? $"{Quote.Of(literal.Text)} is not the id of a feature." : null,
        (QueryableType.Word, Literal.ValueOneofCase.Text) => queryable.AllowedWords.Contains(literal!.Text) ? null
            : $"{Quote.Of(literal.Text)} is no {queryable.Name}; allowed: {string.Join(", ", queryable.AllowedWords)}.",
        (QueryableType.Text, Literal.ValueOneofCase.Text) => Text(literal!.Text),
        (QueryableType.Number, Literal.ValueOneofCase.Number) => double.IsFinite(literal!.Number) ? null : "has a number that is not finite.",
        (QueryableType.Date, Literal.ValueOneofCase.Date) or (QueryableType.Time, Literal.ValueOneofCase.Date) =>
            Day(literal!.Date) is null ? WrongDay(literal.Date) : null,
        (QueryableType.Date or QueryableType.Time, Literal.ValueOneofCase.Time) => Time(literal!.Time),
        _ => $"{queryable.Name} is compared with a value of another type; {Ask(queryable)}",
    };

    static string? Text(string text) =>
        text.Length > TextLength ? $"has a text of {text.Length} characters; at most {TextLength}."
        : text.Contains('\0', StringComparison.Ordinal) ? "has a text with the character U+0000, which no text has."
        : null;

    // A Timestamp can hold numbers outside of the calendar, whose conversion would throw.
    static string? Time(Timestamp time) =>
        time.Seconds is < -62_135_596_800 or > 253_402_300_799 || time.Nanos is < 0 or > 999_999_999
            ? "has a time that is not between the years 1 and 9999." : null;

    /// <summary>The UUID in the id of a place; null if it is none.</summary>
    public static Guid? IdOf(string text) =>
        GlobalId.TryParse(text, out var id) && Guid.TryParseExact(id.Value, "D", out var uuid) ? uuid : null;

    /// <summary>The day of a text; null if it is none.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string WrongDay(string text) => $"{Quote.Of(text)} is not a day; YYYY-MM-DD.";

    static string Ask(Queryable queryable) => queryable.Type switch
    {
        QueryableType.Id or QueryableType.Word or QueryableType.Text => $"write {queryable.Name} = 'text'.",
        QueryableType.Number => $"write {queryable.Name} >= 100.",
        QueryableType.Date => $"write {queryable.Name} < DATE('2020-01-31').",
        QueryableType.Time => $"write {queryable.Name} < TIMESTAMP('2020-01-31T12:00:00Z').",
        QueryableType.Operation => $"write T_INTERSECTS({queryable.Name}, DATE('2020-01-31')).",
        _ => $"write S_INTERSECTS({queryable.Name}, BBOX(-6, 49, 2, 61)).",
    };
}
