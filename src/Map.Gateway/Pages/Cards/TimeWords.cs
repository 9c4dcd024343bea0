using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Cards;

/// <summary>From when to when, in words.</summary>
public static class TimeWords
{
    /// <param name="from">A partial date; empty when not known.</param>
    /// <param name="to">A partial date; empty when not known, or while it continues.</param>
    /// <param name="say">The language.</param>
    public static string Of(string from, string to, Say say) => (from.Length, to.Length) switch
    {
        (0, 0) => say["time.unknown"],
        (_, 0) => say.With("time.from", ("from", say.Date(from))),
        (0, _) => say.With("time.to", ("to", say.Date(to))),
        _ => say.With("time.fromto", ("from", say.Date(from)), ("to", say.Date(to))),
    };
}
