using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>The stored operation in a URL.</summary>
sealed record StoredOperationRoute(string Id, string? OperationName)
{
    public const string IdKey = "operationId";
    public const string NameKey = "operationName";

    /// <summary>Null if the URL contains none.</summary>
    public static StoredOperationRoute? Of(HttpRequest request) =>
        request.RouteValues.TryGetValue(IdKey, out var id) && id is string text
            ? new StoredOperationRoute(text, request.RouteValues[NameKey] as string)
            : null;
}
