using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Writes answers into the HTTP response, without a copy in between.</summary>
static class ResponseWriter
{
    [ThreadStatic]
    static Utf8JsonWriter? t_writer;

    public static async Task WriteAsync(HttpResponse response, OperationResult result, AnswerFormat format, int status)
    {
        response.StatusCode = status;
        response.ContentType = format.ContentType;
        Write(response, result);
        // What compresses or forwards the answer can tell a small one from a large one, and need not send it in chunks.
        if (response.BodyWriter.CanGetUnflushedBytes)
            response.ContentLength = response.BodyWriter.UnflushedBytes;
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    public static Task WriteSchemaAsync(HttpResponse response, ISchema schema)
    {
        response.ContentType = "application/graphql; charset=utf-8";
        return response.WriteAsync(SchemaPrinter.Print(schema), response.HttpContext.RequestAborted);
    }

    // Nothing is awaited while the thread's writer is in use.
    public static void Write(HttpResponse response, OperationResult result)
    {
        var writer = t_writer ??= new Utf8JsonWriter(Stream.Null, ResultWriter.Options);
        writer.Reset(response.BodyWriter);
        try
        {
            ResultWriter.Write(writer, result);
            writer.Flush();
        }
        finally
        {
            writer.Reset(Stream.Null);
        }
    }
}
