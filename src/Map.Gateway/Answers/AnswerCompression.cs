using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Map.Gateway.Answers;

/// <summary>
/// Brotli or gzip at their fastest levels. Measured on 26 KB of places: gzip 46 µs to 32 %, Brotli 254 µs to 26 %; their next levels take
/// 505 and 523 µs to 24 %, and Brotli's smallest 56 ms to 20 %.
/// </summary>
sealed class AnswerCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    // What fits into one packet arrives no sooner when it is smaller.
    const int MinimumBytes = 1_000;

    public static void Add(IServiceCollection services) => services
        .AddSingleton<IResponseCompressionProvider, AnswerCompression>()
        .AddResponseCompression(options => options.MimeTypes =
        [
            .. ResponseCompressionDefaults.MimeTypes, "text/csv", "application/geo+json", "application/graphql-response+json",
        ])
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Fastest);

    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength is not < MinimumBytes && base.ShouldCompressResponse(context);
}
