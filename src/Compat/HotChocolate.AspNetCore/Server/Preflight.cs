using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore;

/// <summary>Recognises requests that a page of another site can send only after a CORS preflight.</summary>
static class Preflight
{
    public const string Header = "GraphQL-Preflight";

    // Any custom header makes a browser send a preflight; these are the ones that GraphQL clients use for that.
    static readonly string[] Headers = [Header, "Apollo-Require-Preflight", "X-Apollo-Operation-Name", "X-Requested-With"];

    public static bool WasNeeded(HttpRequest request) =>
        Headers.Any(request.Headers.ContainsKey)
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(ResponseFormat.Json, StringComparison.OrdinalIgnoreCase));
}
