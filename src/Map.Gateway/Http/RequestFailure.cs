using System.Globalization;
using Map.Gateway.Http.Errors;

namespace Map.Gateway.Http;

/// <summary>What is wrong with a request as HTTP, before anybody looks at what it asks.</summary>
public static class RequestFailure
{
    static readonly string Most = BodyLimit.MostBytes.ToString("N0", CultureInfo.InvariantCulture);

    public static Failure TooLarge { get; } = new(
        "RESOURCE_EXHAUSTED", StatusCodes.Status413PayloadTooLarge, "TOO_LARGE",
        $"The request has a body of more than {Most} bytes. Ask for less at once.", []);

    /// <param name="exception">What the web server threw where the body was read.</param>
    public static Failure Of(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status408RequestTimeout => new(
            "DEADLINE_EXCEEDED", exception.StatusCode, "TOO_SLOW", "The body of the request came too slowly. Send it again.", []),
        _ => new("INVALID_ARGUMENT", exception.StatusCode, "MALFORMED_REQUEST", $"The request is not valid HTTP. {exception.Message}", []),
    };
}
