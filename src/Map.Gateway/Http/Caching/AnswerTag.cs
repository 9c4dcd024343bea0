namespace Map.Gateway.Http.Caching;

/// <summary>The strong tag that the answer to a request will have, known before it is made.</summary>
/// <param name="Tag">The tag, in its quotes.</param>
/// <param name="State">The state of the map that was known before anything was asked.</param>
/// <param name="Encoding">The encoding that the caller gets, if the answer is worth one.</param>
/// <param name="IsCallers">Whether the caller has that answer already.</param>
sealed record AnswerTag(string Tag, string State, string Encoding, bool IsCallers)
{
    public const string Identity = "identity";

    /// <summary>Whether the answer is what it would be at any other time in this state.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Whether the answer was made to its end, so that it may be given to others.</summary>
    public bool IsWhole { get; set; }

    /// <summary>That of a request; null when it is not known.</summary>
    public static AnswerTag? Of(HttpContext context) => context.Features.Get<AnswerTag>();
}
