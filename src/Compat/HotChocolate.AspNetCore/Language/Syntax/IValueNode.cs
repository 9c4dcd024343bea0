namespace HotChocolate.Language;

public interface IValueNode : ISyntaxNode
{
    object? Value { get; }
}
