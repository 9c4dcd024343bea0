using System.Buffers;
using System.Text.Json;
using Map.Gateway.Http;
using Microsoft.Extensions.Primitives;

namespace Map.Gateway.Hsds;

/// <summary>Parameters in the body of a POST: a JSON object of the same names as in an address. Lists may be lists, and <c>within</c> a GeoJSON object.
/// </summary>
static class PostedParameters
{
    const string Body = "body";

    static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Those of the body, and those of the address; what is in both counts as given twice.</summary>
    /// <exception cref="InvalidInputException">The body is no such object.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, or broke off.</exception>
    public static async Task<IQueryCollection> ReadAsync(HttpRequest request)
    {
        var parameters = request.Query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value, StringComparer.Ordinal);
        var body = await BytesAsync(request);
        // The specification lists the parameters of a POST as those of its address.
        if (body.Length == 0)
            return new QueryCollection(parameters);
        if (!request.HasJsonContentType())
            throw new InvalidInputException("Content-Type", "is not application/json. Send the parameters as a JSON object: {\"search\": \"food\", \"page\": 2}.");
        if (JsonLimits.FaultOf(new ReadOnlySequence<byte>(body), "It") is { } failure)
            throw new InvalidInputException(Body, $"cannot be read. {failure.Message}");
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            foreach (var property in document.RootElement.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
                parameters[property.Name] = StringValues.Concat(parameters.GetValueOrDefault(property.Name), TextOf(property));
        }
        catch (JsonException)
        {
            throw new InvalidInputException(Body, "has a name twice. Give every parameter once, with several values in a list.");
        }

        return new QueryCollection(parameters);
    }

    // A chunked body has no length to be refused by.
    static async Task<byte[]> BytesAsync(HttpRequest request)
    {
        var read = await request.BodyReader.ReadAtLeastAsync(Contract.Limits.RequestBytes + 1, request.HttpContext.RequestAborted);
        byte[]? bytes = read.Buffer.Length > Contract.Limits.RequestBytes ? null : read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return bytes ?? throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
    }

    static string TextOf(JsonProperty property)
    {
        try
        {
            return property.Value.ValueKind == JsonValueKind.Array
                ? string.Join(',', property.Value.EnumerateArray().Select(TextOf))
                : TextOf(property.Value);
        }
        catch (InvalidOperationException)
        {
            throw new InvalidInputException(property.Name, "holds half of a character.");
        }
    }

    static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
