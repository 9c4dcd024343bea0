using Map.Gateway.Http.Errors;

namespace Map.Gateway.Http.Limits;

/// <summary>The refusal of a caller who has asked for too much in too short a time.</summary>
sealed record TooMuch(int RetryAfterSeconds)
{
    const string Code = "RESOURCE_EXHAUSTED";

    string Message => $"This caller has asked for too much in too short a time. Ask again in {RetryAfterSeconds} s, or for less at once.";

    public static TooMuch After(TimeSpan wait) => new((int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 1, int.MaxValue));

    public IError AsError() => ErrorBuilder.New()
        .SetMessage(Message)
        .SetCode(Code)
        .SetExtension("reason", LimitReason.Rate)
        .SetExtension("retryAfterSeconds", RetryAfterSeconds)
        .Build();

    /// <summary>The same where the request was not even read.</summary>
    public IResult AsGraphQL()
    {
        var extensions = new { code = Code, reason = LimitReason.Rate, retryAfterSeconds = RetryAfterSeconds };
        return Results.Json(
            new { errors = new[] { new { message = Message, extensions } } }, statusCode: StatusCodes.Status429TooManyRequests);
    }

    public IResult AsProblem() => Problem.Of(new Failure(Code, StatusCodes.Status429TooManyRequests, LimitReason.Rate, Message, []));
}
