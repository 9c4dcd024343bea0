using Map.V1;
using Pidgin;
using static Map.Contract.Conditions.Cql2Tokens;
using static Pidgin.Parser;

namespace Map.Contract.Conditions;

/// <summary>Conditions as CQL2 text (OGC 21-065r2, Annex B): and, or, not; comparisons; LIKE, BETWEEN, IN, IS NULL; CASEI; S_INTERSECTS and
/// S_DISJOINT with shapes as well-known text or BBOX; temporal functions with DATE, TIMESTAMP and INTERVAL.</summary>
public static class Cql2Text
{
    // An address cannot be longer, and longer shapes are for the parameter within.
    const int Longest = 32_768;

    // The parser calls itself for each: 20 levels of a condition, and 4 of a shape, need fewer.
    const int MostParentheses = 64;

    static readonly Parser<char, Literal> DateText = Call("DATE", Quoted.Then(Parser<char>.CurrentOffset, (text, at) =>
        CallerTime.Date(text) ?? throw new Cql2Exception(Before(at), $"has the date {Quote.Of(text)}; write DATE('2026-01-31').")));

    static readonly Parser<char, Literal> TimeText = Call("TIMESTAMP", Quoted.Then(Parser<char>.CurrentOffset, (text, at) =>
        CallerTime.Time(text) ?? throw new Cql2Exception(Before(at), $"has the time {Quote.Of(text)}; write TIMESTAMP('2026-01-31T12:00:00Z').")));

    static readonly Parser<char, Literal> Instant = DateText.Or(TimeText);

    static readonly Parser<char, Value> TextValue =
        Call("CASEI", Quoted).Select(text => new Value(new() { Text = text }, AnyCase: true))
            .Or(Quoted.Select(text => new Value(new() { Text = text })));

    static readonly Parser<char, Value> Scalar = TextValue
        .Or(Instant.Select(literal => new Value(literal)))
        .Or(Number.Select(number => new Value(new() { Number = number })))
        .Labelled("a text in single quotes, a number, DATE('…') or TIMESTAMP('…')");

    static readonly Parser<char, (Literal? From, Literal? To)> Span =
        Instant.Select(literal => ((Literal?)literal, (Literal?)literal))
            .Or(Call("INTERVAL", Parser.Map((from, _, to) => (from, to), Bound(), Symbol(","), Bound())))
            .Labelled("DATE('…'), TIMESTAMP('…') or INTERVAL('…', '…')");

    static readonly Parser<char, Operand> Property = Parser.Map(
        (at, name) => new Operand(name, AnyCase: false, At(at)), Parser<char>.CurrentOffset, Name);

    static readonly Parser<char, Operand> Folded = Call("CASEI", Property).Select(operand => operand with { AnyCase = true });

    static readonly Parser<char, Func<Operand, Condition>> Comparing = Parser.Map<char, ComparisonOperator, Value, Func<Operand, Condition>>(
        (comparison, value) => operand => Cql2Tests.Compare(operand, comparison, value),
        OneOf(Cql2Tests.Operators.Select(known => Symbol(known.Key).ThenReturn(known.Value))).Labelled("=, <>, <, <=, > or >="), Scalar);

    static readonly Parser<char, Func<Operand, Condition>> Liking = Word("LIKE").Then(TextValue)
        .Select<Func<Operand, Condition>>(pattern => operand => Cql2Tests.Like(operand, pattern));

    static readonly Parser<char, Func<Operand, Condition>> Being = Word("BETWEEN").Then(Parser.Map<char, Value, Unit, Value, Func<Operand, Condition>>(
        (lower, _, upper) => operand => Cql2Tests.Between(operand, lower, upper), Scalar, Word("AND"), Scalar));

    static readonly Parser<char, Func<Operand, Condition>> Choosing = Word("IN").Then(Inside(Scalar.SeparatedAtLeastOnce(Symbol(","))))
        .Select<Func<Operand, Condition>>(values => operand => Cql2Tests.In(operand, values));

    static readonly Parser<char, Func<Operand, Condition>> NullTest = Word("IS").Then(Word("NOT").Optional(), (_, not) => not.HasValue)
        .Before(Word("NULL"))
        .Select<Func<Operand, Condition>>(not => operand => Cql2Tests.Opposite(Cql2Tests.IsNull(operand), not));

    static readonly Parser<char, Func<Operand, Condition>> Tail = Comparing.Or(NullTest).Or(Parser.Map<char, Maybe<Unit>, Func<Operand, Condition>, Func<Operand, Condition>>(
        (not, test) => operand => Cql2Tests.Opposite(test(operand), not.HasValue), Word("NOT").Optional(), OneOf(Liking, Being, Choosing)));

    // The shape may come first. It is tried first, because its word could be a queryable.
    static readonly Parser<char, Condition> Spatial = OneOf(Cql2Tests.Spatial.Keys.Select(name => Call(name, Parser.Map(
        (shapes, _, operand) => Cql2Tests.InShapes(operand, name, shapes), WellKnownText.Shapes, Symbol(","), Property)
        .Or(Parser.Map((operand, _, shapes) => Cql2Tests.InShapes(operand, name, shapes), Property, Symbol(","), WellKnownText.Shapes)))));

    static readonly Parser<char, Condition> Temporal = OneOf(Cql2Tests.Temporal.Keys.Select(name => Call(name, Parser.Map(
        (operand, _, span) => Cql2Tests.InTime(operand, name, span.From, span.To), Property, Symbol(","), Span))));

    // After all functions that there are: a name in front of a parenthesis is one that there is not.
    static readonly Parser<char, Condition> Unknown = Try(Parser.Map((at, name, _) => (at, name), Parser<char>.CurrentOffset, Name, Char('('))).Select<Condition>(
        call => throw new Cql2Exception(At(call.at), $"has {Quote.Of(call.name)}, which is no function here; allowed: {Cql2Tests.Functions}."));

    static readonly Parser<char, Condition> Test = OneOf(
        Rec(() => Inside(Expression!)),
        Word("TRUE").ThenReturn(new Condition { Always = true }).Select(condition => condition.Clone()),
        Word("FALSE").ThenReturn(new Condition { Always = false }).Select(condition => condition.Clone()),
        Spatial, Temporal, Compared(Folded), Unknown, Compared(Property));

    static readonly Parser<char, Condition> Negated = Parser.Map(
        (nots, test) => Cql2Tests.Opposite(test, nots.Count() % 2 == 1), Word("NOT").Many(), Test);

    static readonly Parser<char, Condition> Expression = Negated
        .SeparatedAtLeastOnce(Word("AND")).Select(all => Cql2Tests.All([.. all]))
        .SeparatedAtLeastOnce(Word("OR")).Select(any => Cql2Tests.Any([.. any]));

    static readonly Parser<char, Condition> Whole = SkipWhitespaces.Then(Expression).Before(Parser<char>.End.Labelled("AND, OR, or the end"));

    /// <exception cref="Cql2Exception">It is no condition on places.</exception>
    public static Condition Parse(string text)
    {
        if (text.Length > Longest)
            throw new FormatException($"has {text.Length:N0} characters; at most {Longest:N0}.");
        if (Parentheses(text) > MostParentheses)
            throw new FormatException(ConditionBounds.TooDeep);
        var result = Whole.Parse(text);
        if (!result.Success)
            throw Wrong(result.Error!, text);
        return ConditionBounds.Wrong(result.Value) is { } wrong ? throw new FormatException(wrong) : result.Value;
    }

    static Parser<char, Condition> Compared(Parser<char, Operand> operand) => Parser.Map((of, tail) => tail(of), operand, Tail);

    static Parser<char, Literal?> Bound() => Instant.Select(literal => (Literal?)literal).Or(Quoted.Then(Parser<char>.CurrentOffset, (text, at) =>
        text == ".." ? null : CallerTime.Of(text)
            ?? throw new Cql2Exception(Before(at), $"has the bound {Quote.Of(text)}; write {CallerTime.Allowed}, or '..' where it is open.")));

    static string Before(int offset) => $"before character {offset + 1}";

    static int Parentheses(string text)
    {
        var (depth, deepest, isQuoted) = (0, 0, false);
        foreach (var c in text)
        {
            if (c == '\'')
                isQuoted = !isQuoted;
            else if (!isQuoted)
                deepest = Math.Max(deepest, depth += c switch { '(' => 1, ')' => -1, _ => 0 });
        }

        return deepest;
    }

    static Cql2Exception Wrong(ParseError<char> error, string text)
    {
        var rest = text[Math.Min(error.ErrorOffset, text.Length)..];
        var expected = error.Expected.Select(one => one.Label ?? string.Concat(one.Tokens)).Where(one => one.Length > 0).Distinct().ToList();
        return new(At(error.ErrorOffset), (rest.Length == 0 ? "ends too early" : $"has {Quote.Of(rest)}")
            + $"; expected: {string.Join(", ", expected)}.");
    }
}
