using Map.Gateway.Exports.Formats;
using Map.Gateway.Http.Caching;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Exports;

/// <summary>A part of a file, as a download that was cut off asks for it (RFC 9110, 14). The file is made again, on the disk: the same map gives the
/// same bytes.</summary>
static class PartialFile
{
    /// <summary>Whether a part is asked for of the file as it would be now.</summary>
    public static bool IsAsked(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && ETag.Of(context) is { } tag && context.Request.Headers.ContainsKey(HeaderNames.Range)
        && (context.Request.Headers.IfRange is not [{ } wanted] || wanted == tag.Value);

    /// <summary>Sends the part, or says that there is no such one (416).</summary>
    /// <param name="context">The request.</param>
    /// <param name="writeAsync">Makes the file.</param>
    /// <param name="made">Called once it is made.</param>
    public static async Task SendAsync(HttpContext context, Func<Stream, Task> writeAsync, Action made)
    {
        using var file = new TemporaryFile("file");
        await using (var stream = File.Create(file.Path))
        {
            // A writer that could seek would write other bytes.
            await using var output = new BufferedOutput(stream);
            await writeAsync(output);
            await output.FlushAsync(context.RequestAborted);
        }

        made();
        await using var whole = File.OpenRead(file.Path);
        var tag = EntityTagHeaderValue.Parse(ETag.Of(context)!.Value);
        await TypedResults.Stream(whole, context.Response.ContentType, entityTag: tag, enableRangeProcessing: true).ExecuteAsync(context);
    }
}
