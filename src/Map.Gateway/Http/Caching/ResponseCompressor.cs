using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Caching;

/// <summary>The framework's compression, but not of small responses.</summary>
sealed class ResponseCompressor(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    // What fits into one packet arrives no sooner when it is smaller.
    const int MinimumBytes = 1_000;

    // The tag of a response to a request for a part is that of the file as it is. What must not be stored is sent as it is: its size may be padded so as to tell nothing.
    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength is not < MinimumBytes && context.Response.Headers.CacheControl != "no-store"
        && !context.Request.Headers.ContainsKey(HeaderNames.Range) && base.ShouldCompressResponse(context);
}
