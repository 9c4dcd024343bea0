namespace HotChocolate.AspNetCore;

/// <summary>What the HTTP endpoint accepts.</summary>
public sealed class GraphQLServerOptions
{
    public GraphQLToolOptions Tool { get; } = new();

    public bool EnableGetRequests { get; set; } = true;

    /// <summary>
    /// Whether a GET needs the header <c>GraphQL-Preflight: 1</c>, which a page of another site cannot send without a CORS preflight.
    /// </summary>
    public bool EnforceGetRequestsPreflightHeader { get; set; }

    /// <summary>File uploads; the stand-in does not support them.</summary>
    public bool EnableMultipartRequests { get; set; } = true;

    /// <summary>Whether <c>GET ?sdl</c> returns the schema.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    /// <summary>Options of WebSockets, some of which also apply to event streams.</summary>
    public GraphQLSocketOptions Sockets { get; set; } = new();
}
