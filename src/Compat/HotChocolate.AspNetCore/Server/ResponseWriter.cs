using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Writes results directly to the body of the HTTP response.</summary>
static class ResponseWriter
{
    [ThreadStatic]
    static Utf8JsonWriter? t_writer;

    public static async Task WriteAsync(HttpResponse response, OperationResult result, ResponseFormat format, int status)
    {
        response.StatusCode = status;
        response.ContentType = format.ContentType;
        // With a length, compression and proxies can skip small responses, and the body needs no chunked encoding. As it was written here:
        // the body writer of a connection that the client has left says 0, and the server then throws at a body that is longer.
        response.ContentLength = Write(response, result);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    public static Task WriteSchemaAsync(HttpResponse response, ISchema schema)
    {
        response.ContentType = "application/graphql; charset=utf-8";
        return response.WriteAsync(SchemaPrinter.Print(schema), response.HttpContext.RequestAborted);
    }

    /// <summary>Writes a result without flushing it, and returns its length in bytes.</summary>
    // Must stay synchronous, because the writer belongs to the thread.
    public static long Write(HttpResponse response, OperationResult result)
    {
        var writer = t_writer ??= new Utf8JsonWriter(Stream.Null, ResultWriter.Options);
        writer.Reset(response.BodyWriter);
        try
        {
            ResultWriter.Write(writer, result);
            writer.Flush();
            return writer.BytesCommitted;
        }
        finally
        {
            writer.Reset(Stream.Null);
        }
    }
}
