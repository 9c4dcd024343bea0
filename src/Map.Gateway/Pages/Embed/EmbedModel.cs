using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Print;

namespace Map.Gateway.Pages.Embed;

/// <summary>A list in a frame of another site.</summary>
/// <param name="Filter">Which places.</param>
/// <param name="Name">What it shows, in words.</param>
/// <param name="Items">The first places.</param>
/// <param name="Total">How many there are.</param>
public sealed record EmbedModel(PageFilter Filter, FilterName Name, IReadOnlyList<PlaceItem> Items, long Total)
{
    public long More => Total - Items.Count;
}

/// <summary>The code for a frame.</summary>
/// <param name="Filter">What it shows.</param>
/// <param name="Name">That in words.</param>
/// <param name="Address">The address of the frame.</param>
public sealed record EmbedCodeModel(PageFilter Filter, FilterName Name, string Address)
{
    /// <summary>What the frame may do: open links in new tabs, with none of its own limits there.</summary>
    public const string Sandbox = "allow-popups allow-popups-to-escape-sandbox";

    /// <summary>The HTML to copy.</summary>
    public string Code =>
        $"<iframe src=\"{Escaped(Address)}\" title=\"{Escaped(Name.Title)}\" width=\"100%\" height=\"600\" "
        + $"loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"{Sandbox}\"></iframe>";

    static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(text);
}
