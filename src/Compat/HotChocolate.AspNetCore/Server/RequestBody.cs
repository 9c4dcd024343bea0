using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore;

/// <summary>The parameters of a GraphQL request, read from its JSON or from the query string.</summary>
sealed class RequestBody : IDisposable
{
    readonly IDisposable? json;

    RequestBody(string query, string? operationName, JsonElement? variables, IDisposable? json)
    {
        Query = query;
        OperationName = operationName;
        Variables = variables is { ValueKind: JsonValueKind.Object } given ? new JsonVariables(given) : null;
        this.json = json;
    }

    public string Query { get; }

    public string? OperationName { get; }

    public IReadOnlyDictionary<string, object?>? Variables { get; }

    public void Dispose() => json?.Dispose();

    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, int maxSize)
    {
        CheckContentType(request);
        if (request.ContentLength > maxSize)
            throw TooLarge(maxSize);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await ReadAsync(reader, maxSize, request.HttpContext.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > maxSize)
                throw TooLarge(maxSize);
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return Parse(bytes);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public static RequestBody FromQuery(IQueryCollection parameters)
    {
        string query = parameters["query"].ToString();
        if (query.Length == 0)
            throw Invalid("The parameter `query` is missing.");
        var variables = JsonParameter(parameters, "variables");
        JsonParameter(parameters, "extensions")?.Dispose();
        return new RequestBody(query, parameters["operationName"], variables?.RootElement, variables);
    }

    // The web server has a limit of its own, which may be the lower one.
    static async ValueTask<ReadResult> ReadAsync(PipeReader reader, int maxSize, CancellationToken aborted)
    {
        try
        {
            return await reader.ReadAsync(aborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error)
        {
            throw error.StatusCode is StatusCodes.Status413PayloadTooLarge
                ? TooLarge(maxSize)
                : new HttpRefusal(error.StatusCode, error.Message);
        }
    }

    static RequestBody Parse(ReadOnlyMemory<byte> bytes)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(bytes);
        }
        catch (JsonException error)
        {
            throw Invalid($"The body is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
        }

        try
        {
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
                throw Invalid("The body has to be a JSON object with the field `query`; several requests at once are not taken.");
            var query = Text(root, "query") ?? throw Invalid("The field `query` is missing: it holds the GraphQL document.");
            if (query.Length == 0)
                throw Invalid("The field `query` is empty: it holds the GraphQL document.");
            Object(root, "extensions");
            return new RequestBody(query, Text(root, "operationName"), Object(root, "variables"), json);
        }
        catch (HttpRefusal)
        {
            json.Dispose();
            throw;
        }
    }

    static string? Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            return null;
        if (value.ValueKind is not JsonValueKind.String)
            throw Invalid($"The field `{name}` has to be a string.");
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Invalid($"The field `{name}` is not valid UTF-8.");
        }
    }

    static JsonElement? Object(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
            return null;
        return value.ValueKind is JsonValueKind.Object ? value : throw Invalid($"The field `{name}` has to be an object.");
    }

    static JsonDocument? JsonParameter(IQueryCollection parameters, string name)
    {
        string text = parameters[name].ToString();
        if (text.Length == 0)
            return null;
        try
        {
            var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null
                ? json
                : throw Invalid($"The parameter `{name}` has to be a JSON object.");
        }
        catch (JsonException)
        {
            throw Invalid($"The parameter `{name}` is not JSON.");
        }
    }

    static void CheckContentType(HttpRequest request)
    {
        if (string.Equals(request.ContentType, AnswerFormat.Json, StringComparison.OrdinalIgnoreCase))
            return;
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(AnswerFormat.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson)
        {
            throw new HttpRefusal(
                StatusCodes.Status415UnsupportedMediaType,
                $"The body has to be {AnswerFormat.Json} in UTF-8: set the header Content-Type.");
        }
    }

    static HttpRefusal TooLarge(int maxSize) =>
        new(StatusCodes.Status413PayloadTooLarge,
            $"The request is too large: at most {maxSize} bytes are allowed. Ask for less at once, or use variables.");

    static HttpRefusal Invalid(string message) => new(StatusCodes.Status400BadRequest, message);
}
