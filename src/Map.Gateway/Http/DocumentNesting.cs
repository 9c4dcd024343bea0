namespace Map.Gateway.Http;

/// <summary>How deep the brackets of a GraphQL document are nested, found without parsing it: parsers recurse at each, and a stack overflow
/// ends the process.</summary>
static class DocumentNesting
{
    /// <summary>More than twice what fields of the allowed depth with the deepest input need.</summary>
    public const int Most = 100;

    const string BlockQuote = "\"\"\"";

    public static bool IsTooDeep(ReadOnlySpan<char> document)
    {
        var depth = 0;
        for (var at = 0; at < document.Length; at++)
        {
            switch (document[at])
            {
                case '#':
                    at = EndOfLine(document, at);
                    break;
                case '"':
                    at = document[at..].StartsWith(BlockQuote) ? EndOfBlock(document, at) : EndOfString(document, at);
                    break;
                case '{' or '[' or '(':
                    if (++depth > Most)
                        return true;
                    break;
                case '}' or ']' or ')' when depth > 0:
                    depth--;
                    break;
            }
        }

        return false;
    }

    static int EndOfLine(ReadOnlySpan<char> document, int start)
    {
        var length = document[start..].IndexOfAny('\r', '\n');
        return length < 0 ? document.Length : start + length;
    }

    // An unclosed string ends with its line, as for the parser.
    static int EndOfString(ReadOnlySpan<char> document, int start)
    {
        for (var at = start + 1; at < document.Length; at++)
        {
            if (document[at] == '\\')
                at++;
            else if (document[at] is '"' or '\r' or '\n')
                return at;
        }

        return document.Length;
    }

    static int EndOfBlock(ReadOnlySpan<char> document, int start)
    {
        for (var at = start + BlockQuote.Length; at < document.Length; at++)
        {
            if (document[at] == '\\' && document[(at + 1)..].StartsWith(BlockQuote))
                at += BlockQuote.Length;
            else if (document[at..].StartsWith(BlockQuote))
                return at + BlockQuote.Length - 1;
        }

        return document.Length;
    }
}
