using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>The stored operation that an address names.</summary>
sealed record StoredOperationRoute(string Id, string? OperationName)
{
    public const string IdKey = "operationId";
    public const string NameKey = "operationName";

    /// <summary>Null where the address names none.</summary>
    public static StoredOperationRoute? Of(HttpRequest request) =>
        request.RouteValues.TryGetValue(IdKey, out var id) && id is string text
            ? new StoredOperationRoute(text, request.RouteValues[NameKey] as string)
            : null;
}
