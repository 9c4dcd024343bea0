namespace HotChocolate.Language;

/// <summary>Text of tokens for error messages.</summary>
static class TokenText
{
    const int LongestQuote = 60;

    /// <summary>A kind of token: <c>"{"</c>, <c>Name</c>.</summary>
    public static string Of(TokenKind kind) => kind switch
    {
        TokenKind.StartOfFile => "<SOF>",
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.LeftParenthesis => "\"(\"",
        TokenKind.RightParenthesis => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.Equal => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.LeftBracket => "\"[\"",
        TokenKind.RightBracket => "\"]\"",
        TokenKind.LeftBrace => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.RightBrace => "\"}\"",
        TokenKind.Name => "Name",
        TokenKind.Integer => "Int",
        TokenKind.Float => "Float",
        TokenKind.String => "String",
        TokenKind.BlockString => "BlockString",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of token."),
    };

    /// <summary>The current token: <c>"{"</c>, <c>Name "foo"</c>.</summary>
    public static string Of(in Utf8GraphQLReader reader) => reader.Kind switch
    {
        TokenKind.String or TokenKind.BlockString => $"{Of(reader.Kind)} \"{Shorten(reader.StringValue)}\"",
        TokenKind.Name or TokenKind.Integer or TokenKind.Float => $"{Of(reader.Kind)} \"{Shorten(reader.GetText())}\"",
        _ => Of(reader.Kind),
    };

    /// <summary>Shortens text from the client, which may be a megabyte long.</summary>
    public static string Shorten(string text)
    {
        if (text.Length <= LongestQuote)
            return text;
        var end = char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
