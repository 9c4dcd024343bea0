using System.Globalization;
using System.Text;

namespace HotChocolate.Language;

internal ref partial struct Utf8GraphQLReader
{
    /// <summary>An error at the character that the reader stands on.</summary>
    private readonly SyntaxException Error(string message) =>
        new("Syntax Error: " + message, _position, _line, ColumnAt(_position));

    private readonly SyntaxException UnexpectedCharacter() => Error(_source[_position] == '\''
        ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
        : $"Unexpected character: {DescribeCharacter()}.");

    private readonly string DescribeCharacter()
    {
        if (_position >= _source.Length)
            return "<EOF>";
        Rune.DecodeFromUtf8(_source[_position..], out var rune, out _);
        return rune.Value switch
        {
            '"' => "'\"'",
            >= ' ' and <= '~' => $"\"{rune}\"",
            _ => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"),
        };
    }
}
