using System.Text;

namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
            throw Expected(kind);
    }

    private bool Skip(TokenKind kind)
    {
        if (_reader.Kind != kind)
            return false;
        MoveNext();
        return true;
    }

    private readonly bool IsKeyword(ReadOnlySpan<byte> keyword) =>
        _reader.Kind == TokenKind.Name && _reader.Span.SequenceEqual(keyword);

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
            throw Error(Here(), $"Expected \"{Encoding.UTF8.GetString(keyword)}\", found {TokenText.Of(_reader)}.");
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
            return false;
        MoveNext();
        return true;
    }

    private readonly SyntaxException Expected(TokenKind kind) =>
        Error(Here(), $"Expected {TokenText.Of(kind)}, found {TokenText.Of(_reader)}.");

    private readonly SyntaxException Unexpected() => Error(Here(), $"Unexpected {TokenText.Of(_reader)}.");

    private static SyntaxException Error(Mark at, string message) => new("Syntax Error: " + message, at.Position, at.Line, at.Column);
}
