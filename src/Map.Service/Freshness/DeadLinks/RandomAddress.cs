using System.Security.Cryptography;
using Map.Gazetteer;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>What a server says at an address that nobody has ever linked to. A page that says no more is none.</summary>
/// <param name="At">When it was asked.</param>
/// <param name="Status">What it answered; null when it did not.</param>
/// <param name="Text">What the page there says.</param>
sealed record RandomAddress(DateTimeOffset At, int? Status, string Text)
{
    /// <summary>How much of its text is kept.</summary>
    public const int MostText = 20_000;

    // The difference between two answers that say the same: a time, a number, the address itself.
    const int MostNewLetters = 60;

    // A page with less to say may be an empty frame that its script fills.
    const int LeastLetters = 200;

    /// <summary>An address beside a page, at random.</summary>
    public static Uri Beside(Uri page) => new(page, $"./{RandomNumberGenerator.GetHexString(24, lowercase: true)}");

    /// <summary>Whether a page is none, although the server says that it is: it says no more than this address does.</summary>
    /// <param name="page">The page.</param>
    /// <param name="names">What it should be about.</param>
    public bool IsSameAs(PageText page, IReadOnlyList<string> names)
    {
        if (Status is not (>= 200 and < 300)) return false;
        var known = Folding.Shared.Fold(Text).Split(' ').ToHashSet(StringComparer.Ordinal);
        var words = Folding.Shared.Fold(page.Main).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Distinct(StringComparer.Ordinal).Where(word => !known.Contains(word)).Sum(word => word.Length) > MostNewLetters) return false;
        // A site that answers every address with all that it has, as those of one page do, still has what the link is about.
        return PageSigns.SaysMissing(page) || (words.Sum(word => word.Length) >= LeastLetters && !Names.IsAbout(page, names));
    }
}
