using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Data;

/// <summary>What can be had of the map, in which forms, and under which licence.</summary>
static class DataPage
{
    public static void Map(PageRoutes pages) => pages.Get("/data", ShowAsync);

    static async Task<PageResult> ShowAsync(Page page, DataReader data)
    {
        var filter = PageFilter.Of(page.Query);
        var model = await data.ReadAsync(filter, page.Aborted);
        var head = new PageHead(page.Say["data.title"], page.Say["data.lead"])
        {
            Style = "data", JsonLd = DataSet.Of(page, model), Catalogue = "/data.jsonld", IsPrivate = !filter.IsEmpty, Query = filter.IsEmpty ? "" : "?" + filter.Query,
        };
        return page.Show<DataBody>(head, model);
    }
}
