using Map.Gateway.Pages.Built;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Exports.Rows;

/// <summary>Finds the labels of a language in the messages of the pages.</summary>
sealed class LabelCatalogue(WebPages pages, IServiceProvider services)
{
    public Labels In(string tag) => new(tag, pages.AreBuilt ? new(Nearest(services.GetRequiredService<PageLanguages>(), tag)) : null);

    static PageLanguage Nearest(PageLanguages languages, string tag) => languages.Find(tag) ?? languages.Find(tag.Split('-')[0]) ?? languages.English;
}
