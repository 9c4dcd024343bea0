namespace Map.Gateway.Http.Errors;

/// <summary>Faults of a request as HTTP, found before its content is looked at.</summary>
public static class RequestFailure
{
    public static Failure TooLarge { get; } = new(ErrorCatalogue.BodyTooLarge);

    /// <param name="exception">What the web server threw when the body was read.</param>
    public static Failure Of(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status408RequestTimeout => new(ErrorCatalogue.TooSlow),
        var status => Malformed($"The request is not valid HTTP. {exception.Message}", status),
    };

    public static Failure Malformed(string message, int status = StatusCodes.Status400BadRequest) =>
        new(ErrorCatalogue.MalformedRequest with { HttpStatus = status, Message = message });
}
