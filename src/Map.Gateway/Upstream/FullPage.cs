using System.Collections;
using Google.Protobuf;

namespace Map.Gateway.Upstream;

/// <summary>A page with as many results as were asked for. The service ends one early rather than send more than 4 MB at once.</summary>
static class FullPage
{
    // What the gateway may have to hold for one page, in parts of 4 MB; beyond that the page is short, and says that there is a next one.
    const int MostParts = 16;

    /// <summary>Reads a page, and goes on after it while results are missing.</summary>
    /// <param name="request">A request with page_size and page_token. It stays as it is.</param>
    /// <param name="ask">Sends it; its answer has results and next_page_token.</param>
    public static async Task<TPage> ReadAsync<TRequest, TPage>(TRequest request, Func<TRequest, Task<TPage>> ask)
        where TRequest : class, IMessage<TRequest>
        where TPage : class, IMessage<TPage>
    {
        var page = await ask(request);
        var (size, token) = (Field(request, "page_size"), Field(request, "page_token"));
        var (results, next) = (Field(page, "results"), Field(page, "next_page_token"));
        var wanted = size.HasValue(request) ? (int)size.GetValue(request) : 0;
        for (var parts = 1; parts < MostParts; parts++)
        {
            var (read, goOn) = (((ICollection)results.GetValue(page)).Count, (string)next.GetValue(page));
            if (goOn.Length == 0 || read >= wanted) return page;
            var rest = request.Clone();
            size.SetValue(rest, wanted - read);
            token.SetValue(rest, goOn);
            next.Clear(page);
            page.MergeFrom(await ask(rest));
        }

        return page;
    }

    static Google.Protobuf.Reflection.IFieldAccessor Field(IMessage message, string name) =>
        message.Descriptor.FindFieldByName(name).Accessor;
}
