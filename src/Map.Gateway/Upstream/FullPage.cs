using System.Collections;
using Google.Protobuf;

namespace Map.Gateway.Upstream;

/// <summary>Fills a page up to the requested size: the service ends a page early rather than send more than 4 MB in one message.</summary>
static class FullPage
{
    // Bounds the memory for one page, in messages of 4 MB. A page that needs more is short, with a token for the next.
    const int MostMessages = 16;

    /// <summary>Reads a page, and continues after it while results are missing.</summary>
    /// <param name="request">A request with page_size and page_token. It is not changed.</param>
    /// <param name="call">Sends it; the response has results and next_page_token.</param>
    public static async Task<TPage> ReadAsync<TRequest, TPage>(TRequest request, Func<TRequest, Task<TPage>> call)
        where TRequest : class, IMessage<TRequest>
        where TPage : class, IMessage<TPage>
    {
        var page = await call(request);
        var (size, token) = (Field(request, "page_size"), Field(request, "page_token"));
        var (results, next) = (Field(page, "results"), Field(page, "next_page_token"));
        var wanted = size.HasValue(request) ? (int)size.GetValue(request) : 0;
        for (var messages = 1; messages < MostMessages; messages++)
        {
            var (count, continuation) = (((ICollection)results.GetValue(page)).Count, (string)next.GetValue(page));
            if (continuation.Length == 0 || count >= wanted) return page;
            var rest = request.Clone();
            size.SetValue(rest, wanted - count);
            token.SetValue(rest, continuation);
            next.Clear(page);
            page.MergeFrom(await call(rest));
        }

        return page;
    }

    static Google.Protobuf.Reflection.IFieldAccessor Field(IMessage message, string name) =>
        message.Descriptor.FindFieldByName(name).Accessor;
}
