using System.Text;

namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    void Expect(TokenKind kind)
    {
        if (!Skip(kind))
            throw Expected(kind);
    }

    bool Skip(TokenKind kind)
    {
        if (reader.Kind != kind)
            return false;
        MoveNext();
        return true;
    }

    readonly bool IsKeyword(ReadOnlySpan<byte> keyword) =>
        reader.Kind == TokenKind.Name && reader.Span.SequenceEqual(keyword);

    void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
            throw Error(Here(), $"Expected \"{Encoding.UTF8.GetString(keyword)}\", found {TokenText.Of(reader)}.");
    }

    bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
            return false;
        MoveNext();
        return true;
    }

    readonly SyntaxException Expected(TokenKind kind) =>
        Error(Here(), $"Expected {TokenText.Of(kind)}, found {TokenText.Of(reader)}.");

    readonly SyntaxException Unexpected() => Error(Here(), $"Unexpected {TokenText.Of(reader)}.");

    static SyntaxException Error(Mark at, string message) =>
        new("Syntax Error: " + message, at.Position, at.Line, at.Column);
}
