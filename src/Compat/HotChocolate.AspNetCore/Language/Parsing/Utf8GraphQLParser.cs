using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace HotChocolate.Language;

/// <summary>
/// Parses GraphQL text (specification of September 2025) in one pass: linear in time, and bounded in depth and size by
/// <see cref="ParserOptions"/>. Messages are those of graphql-js.
/// </summary>
public ref partial struct Utf8GraphQLParser
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly ParserOptions options;
    Utf8GraphQLReader reader;
    int previousEnd;
    int depth;
    int tokens;
    int nodes;
    int fields;

    Utf8GraphQLParser(ReadOnlySpan<byte> source, ParserOptions options)
    {
        this.options = options;
        reader = new Utf8GraphQLReader(source);
    }

    /// <exception cref="SyntaxException">The text is not a GraphQL document, or exceeds the options' limits.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> sourceText) => Parse(sourceText, ParserOptions.Default);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static DocumentNode Parse(ReadOnlySpan<byte> sourceText, ParserOptions options)
    {
        var parser = Start(sourceText, options);
        return parser.ParseDocument();
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static DocumentNode Parse(string sourceText) => Parse(sourceText, ParserOptions.Default);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static DocumentNode Parse(string sourceText, ParserOptions options) => Parse(ToUtf8(sourceText), options);

    static byte[] ToUtf8(string text)
    {
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException e)
        {
            var before = text.AsSpan(0, e.Index);
            throw InvalidText("The text contains an unpaired surrogate.", before, Encoding.UTF8.GetByteCount(before));
        }
    }

    static Utf8GraphQLParser Start(ReadOnlySpan<byte> source, ParserOptions options)
    {
        // The reader relies on valid UTF-8, because it compares only ASCII bytes.
        if (!Utf8.IsValid(source))
            throw InvalidBytes(source);
        var parser = new Utf8GraphQLParser(source, options);
        parser.MoveNext();
        return parser;
    }

    static SyntaxException InvalidBytes(ReadOnlySpan<byte> source)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(source[valid..], out _, out var length) == OperationStatus.Done)
            valid += length;
        return InvalidText("The text is not valid UTF-8.", Encoding.UTF8.GetString(source[..valid]), valid);
    }

    static SyntaxException InvalidText(string message, ReadOnlySpan<char> before, int position) => new(
        "Syntax Error: " + message,
        position,
        1 + before.Count('\n') + before.Count('\r') - before.Count("\r\n"),
        before.Length - before.LastIndexOfAny('\n', '\r'));

    DocumentNode ParseDocument()
    {
        var start = Here();
        var definitions = new List<IDefinitionNode>();
        do
            definitions.Add(ParseDefinition());
        while (reader.Kind != TokenKind.EndOfFile);
        return new DocumentNode(LocationFrom(start), [.. definitions]);
    }

    IDefinitionNode ParseDefinition()
    {
        if (reader.Kind == TokenKind.LeftBrace)
            return ParseOperation(Here(), null);
        var start = Here();
        var description = ParseDescription();
        if (reader.Kind == TokenKind.LeftBrace)
            throw Error(start, "Unexpected description, descriptions are not supported on shorthand queries.");
        if (reader.Kind != TokenKind.Name)
            throw Unexpected();
        if (IsKeyword("query"u8) || IsKeyword("mutation"u8) || IsKeyword("subscription"u8))
            return ParseOperation(start, description);
        if (IsKeyword("fragment"u8))
            return ParseFragmentDefinition(start, description);
        if (ParseTypeSystemDefinition(start, description) is { } definition)
            return definition;
        if (description is not null)
            throw Error(start, "Unexpected description, only GraphQL definitions support descriptions.");
        return IsKeyword("extend"u8) ? ParseExtension() : throw Unexpected();
    }

    StringValueNode? ParseDescription() =>
        reader.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    NameNode ParseName()
    {
        var start = Here();
        if (reader.Kind != TokenKind.Name)
            throw Expected(TokenKind.Name);
        var name = reader.GetText();
        MoveNext();
        return new NameNode(LocationFrom(start), name);
    }

    void MoveNext()
    {
        previousEnd = reader.End;
        reader.MoveNext();
        if (reader.Kind != TokenKind.EndOfFile && ++tokens > options.MaxAllowedTokens)
            throw Error(Here(), $"Document contains more than {options.MaxAllowedTokens} tokens. Parsing aborted.");
    }

    readonly Mark Here() => new(reader.Start, reader.Line, reader.Column);

    /// <summary>The location from <paramref name="start"/> to the end of the last consumed token.</summary>
    Location? LocationFrom(Mark start)
    {
        if (++nodes > options.MaxAllowedNodes)
            throw Error(start, $"Document contains more than {options.MaxAllowedNodes} nodes. Parsing aborted.");
        return options.NoLocations ? null : new Location(start.Position, previousEnd, start.Line, start.Column);
    }

    void Enter()
    {
        // The configured limit may be more than the stack of a small thread allows.
        if (++depth > options.MaxAllowedRecursionDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Error(Here(), $"Document nests deeper than {depth - 1} levels. Parsing aborted.");
    }

    void Leave() => depth--;

    readonly record struct Mark(int Position, int Line, int Column);
}
