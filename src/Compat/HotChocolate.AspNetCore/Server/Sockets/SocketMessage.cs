using System.Text.Json;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>A message from the client.</summary>
sealed class SocketMessage : IDisposable
{
    readonly JsonDocument json;

    SocketMessage(JsonDocument json) => this.json = json;

    public string Type => Text("type") ?? throw Invalid("the field `type` is missing.");

    public string Id => Text("id") is { Length: > 0 } id ? id : throw Invalid("the field `id` is missing or empty.");

    /// <summary>The payload, which must be an object in every type of message.</summary>
    public JsonElement? Payload
    {
        get
        {
            if (!json.RootElement.TryGetProperty("payload", out var payload) || payload.ValueKind is JsonValueKind.Null)
                return null;
            return payload.ValueKind is JsonValueKind.Object ? payload : throw Invalid("the field `payload` has to be an object.");
        }
    }

    /// <exception cref="SocketClosedException">The message is not a JSON object.</exception>
    public static SocketMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(bytes, RequestBody.JsonOptions);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Invalid("it is not JSON, or has two fields of the same name.");
        }

        if (json.RootElement.ValueKind is JsonValueKind.Object)
            return new SocketMessage(json);
        json.Dispose();
        throw Invalid("it is not a JSON object.");
    }

    /// <summary>The GraphQL request of a <c>subscribe</c> message; it takes ownership of the message's JSON.</summary>
    public RequestBody ToRequest()
    {
        var payload = Payload ?? throw Invalid("the field `payload` is missing.");
        try
        {
            return RequestBody.Of(json, payload);
        }
        catch (HttpRefusal refusal)
        {
            throw Invalid(refusal.Message);
        }
    }

    public void Dispose() => json.Dispose();

    static SocketClosedException Invalid(string what) => new(SocketClosure.Invalid(what));

    string? Text(string name)
    {
        if (!json.RootElement.TryGetProperty(name, out var value))
            return null;
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : throw Invalid($"the field `{name}` has to be a string.");
        }
        catch (InvalidOperationException)
        {
            throw Invalid($"the field `{name}` is not valid UTF-8.");
        }
    }
}
