namespace Map.Service.Webhooks;

/// <summary>What an attempt to deliver came to.</summary>
/// <param name="Fault">Why it failed, as a sentence; null when it did not.</param>
sealed record Delivery(string? Fault)
{
    public static Delivery Done { get; } = new((string?)null);

    /// <summary>Whether the receiver says that it is there no more.</summary>
    public bool IsGone { get; init; }

    /// <summary>After how long the receiver wants to be told again.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
