namespace HotChocolate.AspNetCore;

/// <summary>What the HTTP endpoint accepts.</summary>
public sealed class GraphQLServerOptions
{
    public GraphQLToolOptions Tool { get; } = new();

    public bool EnableGetRequests { get; set; } = true;

    /// <summary>
    /// Whether a GET needs the header <c>GraphQL-Preflight: 1</c>, which a page of another site cannot send without asking.
    /// </summary>
    public bool EnforceGetRequestsPreflightHeader { get; set; }

    /// <summary>Files in requests: this server takes none.</summary>
    public bool EnableMultipartRequests { get; set; } = true;

    /// <summary>Whether <c>GET ?sdl</c> hands out the schema.</summary>
    public bool EnableSchemaRequests { get; set; } = true;

    /// <summary>WebSockets, and what they have in common with event streams.</summary>
    public GraphQLSocketOptions Sockets { get; set; } = new();
}
