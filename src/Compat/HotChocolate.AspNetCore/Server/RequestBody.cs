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

    RequestBody(string? query, string? id, string? operationName, JsonElement? variables, IDisposable? json)
    {
        Query = query;
        Id = id;
        OperationName = operationName;
        Variables = variables is { ValueKind: JsonValueKind.Object } given ? new JsonVariables(given) : null;
        this.json = json;
    }

    /// <summary>Refuses duplicate fields, because JSON parsers disagree on which one counts.</summary>
    public static JsonDocumentOptions JsonOptions { get; } = new() { AllowDuplicateProperties = false };

    public string? Query { get; }

    /// <summary>The id of a stored operation.</summary>
    public string? Id { get; }

    public string? OperationName { get; }

    public IReadOnlyDictionary<string, object?>? Variables { get; }

    public void Dispose() => json?.Dispose();

    /// <param name="request">A POST.</param>
    /// <param name="maxSize">The maximum size of its body in bytes.</param>
    /// <param name="route">The stored operation in its URL, if there is one.</param>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, int maxSize, StoredOperationRoute? route)
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
                return Parse(bytes, route);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <param name="parameters">The parameters of a GET.</param>
    /// <param name="route">The stored operation in its URL, if there is one.</param>
    public static RequestBody FromQuery(IQueryCollection parameters, StoredOperationRoute? route)
    {
        using var extensions = JsonParameter(parameters, "extensions");
        var id = route?.Id ?? Parameter(parameters, "id") ?? HashIn(extensions?.RootElement);
        var query = Parameter(parameters, "query");
        if (query is null && id is null)
            throw Invalid("The parameter `query` is missing.");
        if (query is not null && route is not null)
            throw NoQueryHere();
        var variables = JsonParameter(parameters, "variables");
        return new RequestBody(
            query, id, route?.OperationName ?? Parameter(parameters, "operationName"), variables?.RootElement, variables);
    }

    // The web server has its own limit, which may be lower.
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

    /// <summary>Reads the request from an element of <paramref name="json"/>, which is disposed if the element is not a request.</summary>
    public static RequestBody Of(JsonDocument json, JsonElement root, StoredOperationRoute? route = null)
    {
        try
        {
            if (root.ValueKind is not JsonValueKind.Object)
                throw Invalid("The body has to be a JSON object with the field `query`; request batches are not supported.");
            var id = route?.Id ?? Text(root, "id") ?? HashIn(Object(root, "extensions"));
            var query = Text(root, "query");
            if (query is null && id is null)
                throw Invalid("The field `query` is missing: it holds the GraphQL document.");
            if (query is { Length: 0 })
                throw Invalid("The field `query` is empty: it holds the GraphQL document.");
            if (query is not null && route is not null)
                throw NoQueryHere();
            return new RequestBody(query, id, route?.OperationName ?? Text(root, "operationName"), Object(root, "variables"), json);
        }
        catch (HttpRefusal)
        {
            json.Dispose();
            throw;
        }
    }

    static RequestBody Parse(ReadOnlyMemory<byte> bytes, StoredOperationRoute? route)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(WithoutByteOrderMark(bytes), JsonOptions);
        }
        catch (JsonException error)
        {
            throw error.LineNumber is null
                ? Invalid("The body has an object with two fields of the same name.")
                : Invalid($"The body is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            // The check for duplicates decodes the names of fields.
            throw Invalid("The body has a field whose name is not valid Unicode.");
        }

        return Of(json, json.RootElement, route);
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

    // Clients with automatic persisted queries first send only this hash.
    static string? HashIn(JsonElement? extensions) =>
        extensions is { ValueKind: JsonValueKind.Object } given && Object(given, "persistedQuery") is { } persisted
            ? Text(persisted, "sha256Hash")
            : null;

    static string? Parameter(IQueryCollection parameters, string name) =>
        parameters[name].ToString() is { Length: > 0 } text ? text : null;

    static JsonDocument? JsonParameter(IQueryCollection parameters, string name)
    {
        string text = parameters[name].ToString();
        if (text.Length == 0)
            return null;
        try
        {
            var json = JsonDocument.Parse(text, JsonOptions);
            return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null
                ? json
                : throw Invalid($"The parameter `{name}` has to be a JSON object.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Invalid($"The parameter `{name}` is not JSON, or has two fields of the same name.");
        }
    }

    static void CheckContentType(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is [{ Length: > 0 } encoding, ..]
            && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            request.HttpContext.Response.Headers.AcceptEncoding = "identity";
            throw new HttpRefusal(
                StatusCodes.Status415UnsupportedMediaType, "A compressed body is not accepted: send it without Content-Encoding.");
        }

        if (string.Equals(request.ContentType, ResponseFormat.Json, StringComparison.OrdinalIgnoreCase))
            return;
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(ResponseFormat.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson)
        {
            throw new HttpRefusal(
                StatusCodes.Status415UnsupportedMediaType,
                $"The body has to be {ResponseFormat.Json} in UTF-8: set the header Content-Type.");
        }
    }

    static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    static HttpRefusal NoQueryHere() => Invalid("The URL names a stored operation: `query` must be left out.");

    static HttpRefusal TooLarge(int maxSize) =>
        new(StatusCodes.Status413PayloadTooLarge,
            $"The request is too large: at most {maxSize} bytes are allowed. Split it, or use variables.");

    static HttpRefusal Invalid(string message) => new(StatusCodes.Status400BadRequest, message) { IsOfRequest = true };
}
