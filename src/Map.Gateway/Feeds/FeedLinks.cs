using Microsoft.AspNetCore.Http.Extensions;

namespace Map.Gateway.Feeds;

/// <summary>The addresses of a feed with the filter of a request, and of what it is about.</summary>
sealed class FeedLinks(HttpRequest request)
{
    readonly string origin = $"{request.Scheme}://{request.Host}{request.PathBase}";

    // In one order: the address of the feed is its id, too.
    readonly string query = new QueryBuilder(request.Query.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).SelectMany(
        parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value ?? ""))).ToString();

    public Uri Current => new($"{origin}/changes.atom{query}");

    public Uri Archive(long since) => new($"{origin}/changes/{since}.atom{query}");

    /// <summary>The same list as a page.</summary>
    public Uri List => new($"{origin}/{query}");

    public Uri Place(string id) => new($"{origin}/places/{id}");
}
