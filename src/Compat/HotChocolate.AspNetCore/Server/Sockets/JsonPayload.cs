using System.Text.Json;
using HotChocolate.AspNetCore.Subscriptions.Protocols;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <inheritdoc cref="IOperationMessagePayload"/>
sealed class JsonPayload(JsonElement? json) : IOperationMessagePayload
{
    public T? As<T>() where T : class
    {
        try
        {
            return json?.Deserialize<T>(JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
