using Google.Protobuf;

namespace Map.Gateway.GraphQL.Relay;

/// <summary>The arguments of a connection in a request of the contract: all of these have page_size and page_token.</summary>
static class PageRequests
{
    public static TRequest Page<TRequest>(this TRequest request, int? first, string? after = null)
        where TRequest : IMessage
    {
        if (first is { } size)
            request.Descriptor.FindFieldByName("page_size").Accessor.SetValue(request, size);
        if (after is not null)
            request.Descriptor.FindFieldByName("page_token").Accessor.SetValue(request, after);
        return request;
    }
}
