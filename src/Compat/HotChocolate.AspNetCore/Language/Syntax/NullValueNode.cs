namespace HotChocolate.Language;

public sealed class NullValueNode(Location? location) : IValueNode
{
    public static NullValueNode Default { get; } = new(null);

    public SyntaxKind Kind => SyntaxKind.NullValue;

    public Location? Location { get; } = location;

    object? IValueNode.Value => null;

    public override string ToString() => SyntaxPrinter.Print(this);
}
