namespace Map.Service.TellMe.Push;

/// <summary>What became of a message to a browser.</summary>
/// <param name="IsSent">Whether its push service took it.</param>
/// <param name="IsEnded">Whether the browser is there no more, or its reader has said no.</param>
/// <param name="RetryAfter">After how long the push service wants to be asked again; null when it does not say.</param>
sealed record PushOutcome(bool IsSent, bool IsEnded, TimeSpan? RetryAfter)
{
    public static PushOutcome Sent { get; } = new(true, false, null);

    public static PushOutcome Ended { get; } = new(false, true, null);
}
