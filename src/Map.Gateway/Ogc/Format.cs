using System.Net.Http.Headers;

namespace Map.Gateway.Ogc;

/// <summary>The two forms of every document.</summary>
enum Format
{
    Json,
    Html,
}

/// <summary>Which of them a request is answered in.</summary>
static class Formats
{
    public const string Parameter = "f";

    public const string Html = "text/html";

    public static Format Other(this Format format) => format == Format.Json ? Format.Html : Format.Json;

    public static string Word(this Format format) => format == Format.Json ? "json" : "html";

    /// <summary>By the parameter f, else by the header Accept; JSON where both are as welcome.</summary>
    /// <exception cref="InvalidInputException">The parameter is neither json nor html.</exception>
    public static Format Of(HttpRequest request)
    {
        var asked = request.Query[Formats.Parameter];
        if (asked.Count == 0)
            return Welcome(request, "text/html", "text/*") > Welcome(request, "application/json", "application/geo+json", "application/*") ? Format.Html : Format.Json;
        return asked.ToString() switch
        {
            "json" => Format.Json,
            "html" => Format.Html,
            var other => throw new InvalidInputException(Parameter, $"is {Quote.Of(other)}; allowed: json, html."),
        };
    }

    static double Welcome(HttpRequest request, params string[] types) => request.Headers.Accept
        .SelectMany(value => (value ?? "").Split(','))
        .Select(one => MediaTypeWithQualityHeaderValue.TryParse(one, out var parsed) ? parsed : null)
        .Where(one => one?.MediaType is { } type && (type == "*/*" || types.Contains(type, StringComparer.OrdinalIgnoreCase)))
        .Select(one => one!.Quality ?? 1).DefaultIfEmpty(0).Max();
}
