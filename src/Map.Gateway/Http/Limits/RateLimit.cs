namespace Map.Gateway.Http.Limits;

/// <summary>The refusal of a caller whose budget is used up.</summary>
static class RateLimit
{
    public static Failure After(TimeSpan wait)
    {
        var seconds = (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 1, int.MaxValue);
        var message = $"{ErrorCatalogue.RateLimit.Message} Try again in {seconds} s, or request less at once.";
        return new(ErrorCatalogue.RateLimit with { Message = message }) { RetryAfterSeconds = seconds };
    }
}
