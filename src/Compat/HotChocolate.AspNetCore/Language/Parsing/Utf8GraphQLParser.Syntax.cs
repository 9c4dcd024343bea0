namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>Parses a part of a document on its own.</summary>
    public static class Syntax
    {
        /// <exception cref="SyntaxException">The text is not a single value.</exception>
        public static IValueNode ParseValueLiteral(string sourceText, bool constant = true)
        {
            var parser = Start(ToUtf8(sourceText), ParserOptions.Default);
            var value = parser.ParseValue(constant);
            parser.Expect(TokenKind.EndOfFile);
            return value;
        }

        /// <exception cref="SyntaxException">The text is not a single type reference.</exception>
        public static ITypeNode ParseTypeReference(string sourceText)
        {
            var parser = Start(ToUtf8(sourceText), ParserOptions.Default);
            var type = parser.ParseType();
            parser.Expect(TokenKind.EndOfFile);
            return type;
        }
    }
}
