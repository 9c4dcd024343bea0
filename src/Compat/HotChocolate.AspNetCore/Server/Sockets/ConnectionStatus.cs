namespace HotChocolate.AspNetCore.Subscriptions.Protocols;

/// <summary>Whether the application accepts a socket after <c>connection_init</c>.</summary>
public sealed class ConnectionStatus
{
    ConnectionStatus(bool accepted, string message) => (Accepted, Message) = (accepted, message);

    public bool Accepted { get; }

    /// <summary>The reason that is sent with close code 4401.</summary>
    public string Message { get; }

    public static ConnectionStatus Accept() => new(true, "");

    public static ConnectionStatus Reject() => Reject("Forbidden");

    public static ConnectionStatus Reject(string message) => new(false, message);
}
