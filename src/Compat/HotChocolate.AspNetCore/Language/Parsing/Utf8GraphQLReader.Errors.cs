using System.Globalization;
using System.Text;

namespace HotChocolate.Language;

internal ref partial struct Utf8GraphQLReader
{
    /// <summary>An error at the character that the reader stands on.</summary>
    private readonly SyntaxException Error(string message) =>
        new("Syntax Error: " + message, _position, _line, ColumnAt(_position));

    private readonly SyntaxException UnexpectedCharacter()
    {
        var next = _position + 1 < _source.Length ? (char)_source[_position + 1] : '\0';
        return Error(Peek() switch
        {
            '\'' => "Unexpected single quote character ('), did you mean to use a double quote (\")?",
            '.' when next == '.' => "Unexpected \"..\", did you mean \"...\"?",
            '.' when char.IsAsciiDigit(next) =>
                $"Invalid number, expected digit before \".\", did you mean \"0.{DigitsFrom(_position + 1)}\"?",
            _ => $"Unexpected character: {DescribeCharacter()}.",
        });
    }

    private readonly string DigitsFrom(int position)
    {
        var length = _source[position..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = length < 0 ? _source[position..] : _source.Slice(position, length);
        return TokenText.Shorten(Encoding.ASCII.GetString(digits));
    }

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
