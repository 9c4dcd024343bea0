namespace HotChocolate.Language;

public sealed class BooleanValueNode(Location? location, bool value) : IValueNode<bool>
{
    public BooleanValueNode(bool value) : this(null, value)
    {
    }

    public SyntaxKind Kind => SyntaxKind.BooleanValue;

    public Location? Location { get; } = location;

    public bool Value { get; } = value;

    object? IValueNode.Value => Value;

    public override string ToString() => SyntaxPrinter.Print(this);
}
