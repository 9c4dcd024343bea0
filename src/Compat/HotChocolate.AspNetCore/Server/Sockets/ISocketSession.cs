namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>A connected socket and the operations on it.</summary>
public interface ISocketSession
{
    ISocketConnection Connection { get; }
}
