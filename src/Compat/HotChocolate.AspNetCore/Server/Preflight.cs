using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore;

/// <summary>Tells requests that a page of another site can only send after the browser has asked us.</summary>
static class Preflight
{
    public const string Header = "GraphQL-Preflight";

    // A browser asks before it sends any header of its page's own choice; these are the ones that clients send for that.
    static readonly string[] Headers = [Header, "Apollo-Require-Preflight", "X-Apollo-Operation-Name", "X-Requested-With"];

    public static bool WasNeeded(HttpRequest request) =>
        Headers.Any(request.Headers.ContainsKey)
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(AnswerFormat.Json, StringComparison.OrdinalIgnoreCase));
}
