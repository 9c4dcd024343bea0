using System.Globalization;
using System.Text;

namespace HotChocolate.Language;

ref partial struct Utf8GraphQLReader
{
    /// <summary>An error at the current character.</summary>
    readonly SyntaxException Error(string message) =>
        new("Syntax Error: " + message, position, line, ColumnAt(position));

    readonly SyntaxException UnexpectedCharacter()
    {
        var next = position + 1 < source.Length ? (char)source[position + 1] : '\0';
        return Error(Peek() switch
        {
            '\'' => "Unexpected single quote character ('), did you mean to use a double quote (\")?",
            '.' when next == '.' => "Unexpected \"..\", did you mean \"...\"?",
            '.' when char.IsAsciiDigit(next) =>
                $"Invalid number, expected digit before \".\", did you mean \"0.{DigitsFrom(position + 1)}\"?",
            _ => $"Unexpected character: {DescribeCharacter()}.",
        });
    }

    readonly string DigitsFrom(int position)
    {
        var length = source[position..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = length < 0 ? source[position..] : source.Slice(position, length);
        return TokenText.Shorten(Encoding.ASCII.GetString(digits));
    }

    readonly string DescribeCharacter()
    {
        if (position >= source.Length)
            return "<EOF>";
        Rune.DecodeFromUtf8(source[position..], out var rune, out _);
        return rune.Value switch
        {
            '"' => "'\"'",
            >= ' ' and <= '~' => $"\"{rune}\"",
            _ => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"),
        };
    }
}
