using Map.V1;

namespace Map.Bench.Flood;

/// <summary>A suggestion of the bench, and what it is.</summary>
/// <param name="Style">honest, or the style of the attack.</param>
/// <param name="Request">What is sent.</param>
sealed record Sent(string Style, SuggestRequest Request)
{
    public const string Honest = "honest";

    public bool IsHonest => Style.StartsWith(Honest, StringComparison.Ordinal);
}
