namespace HotChocolate.Language;

/// <summary>An unescaped string; for a block string, without its indentation.</summary>
public sealed class StringValueNode(Location? location, string value, bool block) : IValueNode<string>
{
    public StringValueNode(string value) : this(null, value, false)
    {
    }

    public SyntaxKind Kind => SyntaxKind.StringValue;

    public Location? Location { get; } = location;

    public string Value { get; } = value;

    public bool Block { get; } = block;

    object? IValueNode.Value => Value;

    public override string ToString() => SyntaxPrinter.Print(this);
}
