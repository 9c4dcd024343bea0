namespace Map.Service.Hosting;

/// <summary>How many suggestions of people without a key wait for reviewers.</summary>
/// <param name="Open">How many are open in all. An origin of which none is open may still bring one until there are a fifth more.</param>
/// <param name="OpenOfOrigin">How many of one origin are open.</param>
/// <param name="ProofFrom">From how many in this hour and the last one a suggestion costs work or a wait; 0 for never.</param>
/// <param name="HeldFrom">How many make a group that waits apart from the others.</param>
public sealed record SuggestionSettings(int Open = 25_000, int OpenOfOrigin = 30, int ProofFrom = 200, int HeldFrom = 25)
{
    public static SuggestionSettings Usual { get; } = new();
}
