namespace HotChocolate.Types;

/// <summary>A value does not fit its type; the message is sent to the client.</summary>
public sealed class SerializationException(string message, IType type) : GraphQLException(message)
{
    public IType Type { get; } = type;
}
