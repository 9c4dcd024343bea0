namespace Map.Service.Contributions.Suggestions.Groups;

/// <summary>What tells an open suggestion from others.</summary>
/// <param name="Id">Its id.</param>
/// <param name="GroupId">Its group so far.</param>
/// <param name="Origin">Hash of where it comes from; empty when that is not known any more.</param>
/// <param name="Shape">What it does, without any value.</param>
/// <param name="Tokens">Sites, telephone numbers and e-mail addresses that it brings.</param>
/// <param name="Signature">Of its text; null when it has hardly any.</param>
/// <param name="HasSource">Whether it names a source.</param>
/// <param name="IsListed">Whether an import of a list suggested it.</param>
sealed record Grouped(
    Guid Id, Guid GroupId, string Origin, string Shape, string[] Tokens, uint[]? Signature, bool HasSource, bool IsListed = false)
{
    /// <summary>Whether it says nothing by which its content could be compared.</summary>
    public bool IsBare => Tokens.Length == 0 && Signature is null;
}
