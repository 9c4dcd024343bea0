using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>The connection of a socket.</summary>
public interface ISocketConnection
{
    /// <summary>The request that was upgraded to the socket.</summary>
    HttpContext HttpContext { get; }
}
