using System.Globalization;
using Pidgin;
using static Pidgin.Parser;

namespace Map.Contract.Conditions;

/// <summary>The words of CQL2 text.</summary>
public static class Cql2Tokens
{
    static readonly Parser<char, Unit> End = Lookahead(Parser<char>.Token(c => !IsOfName(c)).IgnoreResult().Or(Parser<char>.End));

    public static Parser<char, double> Number { get; } = Tok(
        Parser<char>.Token(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or 'e' or 'E').AtLeastOnceString()
            .Where(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)), "a number");

    /// <summary>A text; a quote in it is written twice, or after a backslash.</summary>
    public static Parser<char, string> Quoted { get; } = Tok(
        Try(String("''")).Or(Try(String("\\'"))).ThenReturn('\'').Or(AnyCharExcept('\'')).ManyString().Between(Char('\'')), "a text in single quotes");

    public static Parser<char, string> Name { get; } = Tok(
        Parser<char>.Token(c => char.IsAsciiLetter(c) || c == '_').Then(Parser<char>.Token(IsOfName).ManyString(), (first, rest) => first + rest)
            .Where(name => !IsKeyword(name))
            .Or(AnyCharExcept('"').AtLeastOnceString().Between(Char('"'))), "a queryable");

    public static Parser<char, Unit> Symbol(string symbol) => Tok(String(symbol).IgnoreResult(), $"\"{symbol}\"");

    public static Parser<char, Unit> Word(string word) => Tok(CIString(word).Before(End).IgnoreResult(), word);

    public static Parser<char, T> Inside<T>(Parser<char, T> parser) => parser.Between(Symbol("("), Symbol(")"));

    /// <summary>A function with its arguments.</summary>
    public static Parser<char, T> Call<T>(string name, Parser<char, T> arguments) => Opening(name).Then(arguments).Before(Symbol(")"));

    /// <summary>A function up to its parenthesis.</summary>
    public static Parser<char, Unit> Opening(string name) =>
        Tok(CIString(name).Before(SkipWhitespaces).Before(Char('(')).IgnoreResult(), $"{name}(…)");

    /// <summary>A word with the spaces after it, of which nothing is read when it is another one.</summary>
    public static Parser<char, T> Tok<T>(Parser<char, T> parser, string label) => Try(parser).Labelled(label).Before(SkipWhitespaces);

    public static string At(int offset) => $"at character {offset + 1}";

    static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':';

    static bool IsKeyword(string name) =>
        name.ToUpperInvariant() is "AND" or "OR" or "NOT" or "IS" or "NULL" or "LIKE" or "BETWEEN" or "IN" or "TRUE" or "FALSE";
}
