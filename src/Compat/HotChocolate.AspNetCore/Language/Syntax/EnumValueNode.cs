namespace HotChocolate.Language;

public sealed class EnumValueNode(Location? location, string value) : IValueNode<string>
{
    public EnumValueNode(string value) : this(null, value)
    {
    }

    public SyntaxKind Kind => SyntaxKind.EnumValue;

    public Location? Location { get; } = location;

    public string Value { get; } = value;

    object? IValueNode.Value => Value;

    public override string ToString() => SyntaxPrinter.Print(this);
}
