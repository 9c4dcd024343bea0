using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Desk;

/// <summary>/desk: where those who look after the map decide about suggestions, undo, merge, import and make keys. The page is the same for everybody: its
/// script asks for a key, and for what that may see.</summary>
static class DeskPage
{
    public const string Style = "desk";

    const string Script = "desk.js";

    public static void Map(PageRoutes pages) => pages.Unstored("/desk", Show);

    static PageResult Show(Page page, PageAssets assets) => page.Show<DeskBody>(
        new(page.Say["desk.title"], page.Say["desk.lead"]) { IsPrivate = true, Style = Style, Script = Script }, DeskModel.Of(page, assets));
}

/// <summary>The language of the desk, which speaks fewer than the other pages.</summary>
/// <param name="Language">Its tag.</param>
/// <param name="Direction">ltr or rtl.</param>
/// <param name="Words">The address of its messages.</param>
public sealed record DeskModel(string Language, string Direction, string Words)
{
    const string English = "en";

    public static DeskModel Of(Page page, PageAssets assets)
    {
        var tag = assets.Addresses.ContainsKey(FileOf(page.Language.Tag)) ? page.Language.Tag : English;
        return new(tag, page.Languages.Find(tag)!.Locale.Direction, assets.Addresses[FileOf(tag)]);
    }

    static string FileOf(string tag) => $"desk-{tag}.json";
}
