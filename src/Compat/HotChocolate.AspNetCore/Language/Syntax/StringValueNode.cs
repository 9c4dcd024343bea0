namespace HotChocolate.Language;

/// <summary>A string, unescaped; of a block string, what is left of it after its indentation is taken away.</summary>
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
