using System.Text;
using System.Text.Json;
using Grpc.Core;
using Map.Contract.Files;
using Map.Gateway.Exports;
using Map.Gateway.Http.Caching;
using Map.Gateway.Ogc.Html;

namespace Map.Gateway.Ogc;

/// <summary>Sends documents, and refuses what is wrong with a request.</summary>
sealed class OgcAnswer(ILogger<OgcAnswer> logger)
{
    public async Task SendAsync(HttpContext context, Func<OgcRequest, Task<OgcDocument>> answer)
    {
        OgcDocument document;
        Format format;
        try
        {
            var request = new OgcRequest(context);
            format = request.Format;
            document = await answer(request);
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException)
        {
            await FilterRefusal.SendAsync(context, logger, "OGC API", exception, failure => OgcRefusal.Of(failure, context.Request.Query));
            return;
        }

        await SendAsync(context, document, format);
    }

    static async Task SendAsync(HttpContext context, OgcDocument document, Format format)
    {
        // Made whole before it is sent, so that a fault never leaves half of one.
        var body = format == Format.Json
            ? Json(document)
            : Encoding.UTF8.GetBytes(await HtmlDocument.RenderAsync(document.ToHtml(), context.RequestServices));
        var response = context.Response;
        response.ContentType = format == Format.Json ? document.JsonType : "text/html; charset=utf-8";
        if (format != Format.Json)
            response.Headers.ContentSecurityPolicy = HtmlStyle.Policy;
        if (document.Crs is { } crs)
            response.Headers[Crs.Header] = $"<{crs}>";
        CompleteResponse.Mark(context);
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }

    static byte[] Json(OgcDocument document)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonValues.Options))
            document.WriteJson(json);
        return buffer.ToArray();
    }
}
