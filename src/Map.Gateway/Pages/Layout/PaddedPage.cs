using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Pages.Layout;

/// <summary>
/// A page whose size on the wire is a multiple of 4 KB: who sees only the encrypted traffic cannot tell by its size which town was asked for.
/// It is compressed here, and the padding goes into gzip's extra field (RFC 1952, 2.3.1.1), which readers skip. It is never stored.
/// </summary>
public sealed class PaddedPage(Func<IServiceProvider, Task<string>> render, Action<HttpContext> describe) : IResult
{
    public const int Step = 4096;

    // Magic number, method, flags, time, extra flags, system.
    const int HeaderLength = 10;
    const int FlagsAt = 3;
    const byte ExtraField = 4;

    // The length of the extra field, two bytes; and within it an id and a length of two bytes each.
    const int ExtraOverhead = 6;

    public async Task ExecuteAsync(HttpContext context)
    {
        var html = Encoding.UTF8.GetBytes(await render(context.RequestServices));
        describe(context);
        context.Response.Headers.CacheControl = "no-store";
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var compressed = accepted.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);
        var body = compressed ? Gzip(html) : Plain(html);
        if (compressed)
            context.Response.Headers.ContentEncoding = "gzip";
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>The page, compressed, with as much of an extra field as its size lacks.</summary>
    public static byte[] Gzip(byte[] html)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(html);
        var compressed = buffer.ToArray();
        var length = RoundUp(compressed.Length + ExtraOverhead);
        var padding = length - compressed.Length - ExtraOverhead;
        var padded = new byte[length];
        compressed.AsSpan(0, HeaderLength).CopyTo(padded);
        padded[FlagsAt] |= ExtraField;
        var extra = padded.AsSpan(HeaderLength);
        Write(extra, padding + ExtraOverhead - 2);
        "PD"u8.CopyTo(extra[2..]);
        Write(extra[4..], padding);
        RandomNumberGenerator.Fill(extra.Slice(ExtraOverhead, padding));
        compressed.AsSpan(HeaderLength).CopyTo(padded.AsSpan(HeaderLength + ExtraOverhead + padding));
        return padded;

        static void Write(Span<byte> at, int number) => System.Buffers.Binary.BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)number);
    }

    static byte[] Plain(byte[] html)
    {
        var padded = new byte[RoundUp(html.Length)];
        padded.AsSpan().Fill((byte)'\n');
        html.CopyTo(padded, 0);
        return padded;
    }

    static int RoundUp(int length) => (length + Step - 1) / Step * Step;
}
