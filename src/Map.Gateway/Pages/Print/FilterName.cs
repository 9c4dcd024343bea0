using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Print;

/// <summary>What a filter finds, in words.</summary>
/// <param name="Where">The regions: Kent; or that it is the whole map.</param>
/// <param name="What">All else: Support groups, Legal advice, Arabic.</param>
public sealed record FilterName(string Where, IReadOnlyList<string> What)
{
    static readonly HashSet<string> Named = new(StringComparer.Ordinal)
        { "regions", "kinds", "services", "languages", "audiences", "waysToHelp", "statuses", "openOn", "text", "regionMatch", "include" };

    public string Title => What.Count == 0 ? Where : $"{Where} · {string.Join(" · ", What)}";

    /// <param name="filter">The filter.</param>
    /// <param name="regions">The regions that it names.</param>
    /// <param name="language">The language of the words.</param>
    public static FilterName Of(PageFilter filter, IReadOnlyList<V1.Region> regions, PageLanguage language)
    {
        var say = new Say(language);
        var message = filter.Message;
        List<string> what =
        [
            .. message.Kinds.Select(kind => say.Word("print.kinds", kind)),
            .. message.Statuses.Select(status => say.Word("status", status)),
            .. message.Services.Select(service => say.Word("service", service)),
            .. message.Audiences.Select(audience => say.Word("audience", audience)),
            .. message.WaysToHelp.Select(way => say.Word("way", way)),
            .. message.Languages.Select(language.NameOf),
        ];
        if (message.HasOpenOn)
            what.Add(say.With("print.on", ("date", say.Date(message.OpenOn))));
        if (message.HasText)
            what.Add(say.With("print.containing", ("text", message.Text)));
        // What has no words of its own is at least not kept quiet.
        what.AddRange(filter.Values.Where(pair => !Named.Contains(pair.Name)).Select(pair => say.With("print.filter", ("name", pair.Name), ("value", pair.Value))));
        return new(
            message.Regions.Count == 0 ? say["print.everywhere"] : string.Join(" · ", message.Regions.Select(Name)),
            what);

        // A region may be asked for by its name.
        string Name(string text) => regions.FirstOrDefault(region => region.Code == text) is { } region ? NameIn.Of(region, language.Tag) : text;
    }
}
