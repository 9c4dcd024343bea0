namespace HotChocolate.Language;

/// <summary>The text is not GraphQL, or is more of it than the limits allow.</summary>
public sealed class SyntaxException : Exception
{
    internal SyntaxException(string message, int position, int line, int column, string? limit = null) : base(message)
    {
        Limit = limit;
        Position = position;
        Line = line;
        Column = column;
    }

    /// <summary>The code of the limit that the text exceeds; null for a text that is no GraphQL.</summary>
    internal string? Limit { get; }

    /// <summary>Offset in UTF-8 bytes.</summary>
    public int Position { get; }

    /// <summary>Starts at 1.</summary>
    public int Line { get; }

    /// <summary>Starts at 1, counts UTF-16 units.</summary>
    public int Column { get; }
}
