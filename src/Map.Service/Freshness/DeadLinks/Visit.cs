namespace Map.Service.Freshness.DeadLinks;

/// <summary>What came of one visit of a page.</summary>
/// <param name="Finding">What it shows.</param>
/// <param name="Reason">In words, as a sentence.</param>
sealed record Visit(Finding Finding, string Reason)
{
    /// <summary>The HTTP status; null where no server answered.</summary>
    public int? Status { get; init; }

    /// <summary>Where a permanent redirect led.</summary>
    public string? MovedTo { get; init; }

    /// <summary>After how long the server wants to be asked again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the server says that it is as at the last visit.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>What the page says; null where it is none of HTML, or was not read.</summary>
    public PageText? Text { get; init; }

    /// <summary>SHA-256 of its main text, or of the file; null where it was not read to its end.</summary>
    public byte[]? Hash { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public static Visit Unreachable(string reason, int? status = null) => new(Finding.Unreachable, reason) { Status = status };

    public static Visit Missing(string reason, int? status = null) => new(Finding.Missing, reason) { Status = status };

    public static Visit Blocked(string reason, int? status = null) => new(Finding.Blocked, reason) { Status = status };
}
