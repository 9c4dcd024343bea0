namespace HotChocolate.Language;

/// <summary>The text is not GraphQL, or exceeds the limits.</summary>
public sealed class SyntaxException : Exception
{
    internal SyntaxException(string message, int position, int line, int column) : base(message)
    {
        Position = position;
        Line = line;
        Column = column;
    }

    /// <summary>Offset in UTF-8 bytes.</summary>
    public int Position { get; }

    /// <summary>Starts at 1.</summary>
    public int Line { get; }

    /// <summary>Starts at 1, counts UTF-16 units.</summary>
    public int Column { get; }
}
