namespace Map.Gateway.Http.Caching;

/// <summary>The strong ETag of a response, known before the response is made (<see cref="ETagSource"/>).</summary>
/// <param name="Value">The tag in its quotes.</param>
/// <param name="IsNotModified">Whether <c>If-None-Match</c> has it: the caller gets 304.</param>
sealed record ETag(string Value, bool IsNotModified)
{
    /// <summary>Null when the ETag cannot be known beforehand.</summary>
    public static ETag? Of(HttpContext context) => context.Features.Get<ETag>();
}
