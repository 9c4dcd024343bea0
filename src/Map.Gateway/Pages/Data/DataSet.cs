using System.Globalization;
using Map.Contract.Files;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Data;

/// <summary>The map as a Dataset of schema.org, by which searches for data find it.</summary>
static class DataSet
{
    public static object Of(Page page, DataModel model)
    {
        var set = new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Dataset",
            ["name"] = $"{page.Say["site.name"]}: {page.Say["site.tagline"]}",
            ["description"] = $"{page.Say["region.all"]}. {string.Join(", ", model.Counts.Select(pair => page.Say.With($"kinds.{Words.Of(pair.Key)}", ("count", pair.Value))))}. "
                + page.Say["data.lead"],
            ["url"] = page.Origin + page.Links.Data,
            ["license"] = Terms.Licence,
            ["isAccessibleForFree"] = true,
            ["inLanguage"] = page.Language.Tag,
            ["creator"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = Terms.Holder, ["url"] = page.Origin + page.Links.Home },
            ["distribution"] = DataFormat.All.Where(format => format.MediaType != "text/html").Select(format => new Dictionary<string, object>
            {
                ["@type"] = "DataDownload",
                ["name"] = format.Name,
                ["encodingFormat"] = format.MediaType,
                ["contentUrl"] = page.Origin + format.AddressWith(model.Query),
            }).ToList(),
        };
        if (model.Changed is { } changed)
            set["dateModified"] = changed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return set;
    }
}
