namespace Map.Service.Hosting.Fetching;

/// <summary>A file could not be fetched. The message says why, as the rest of a sentence that begins with its address.</summary>
sealed class FetchException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>After how long the server wants to be asked again.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
