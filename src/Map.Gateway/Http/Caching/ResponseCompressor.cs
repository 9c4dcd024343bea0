using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Map.Gateway.Http.Caching;

/// <summary>The framework's compression, but not of small responses.</summary>
sealed class ResponseCompressor(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    // What fits into one packet arrives no sooner when it is smaller.
    const int MinimumBytes = 1_000;

    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength is not < MinimumBytes && base.ShouldCompressResponse(context);
}
