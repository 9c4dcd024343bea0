using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>The connection of a socket.</summary>
public interface ISocketConnection
{
    /// <summary>The request that became the socket.</summary>
    HttpContext HttpContext { get; }
}
