using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Organisations;

/// <summary>/organisations/ID: what an organisation runs and ran, through time.</summary>
static class OrganisationPage
{
    public static void Map(PageRoutes pages) => pages.Get("/organisations/{id}", ShowAsync);

    static async Task<IResult> ShowAsync(Page page, string id, OrganisationReader organisations)
    {
        if (PageId.Of(id) is not { } known)
            return ErrorPage.NotFound(page);
        if (known.ToString() != id)
            return Results.LocalRedirect(page.Links.Organisation(known.ToString()) + page.RawQuery, permanent: true);
        var model = await organisations.ReadAsync(known, page.Aborted);
        if (model.Organisation.Id != id)
            return page.ToMerged(page.Links.Organisation(model.Organisation.Id) + page.RawQuery);
        var kind = model.Organisation.Kind == default ? "" : page.Say.Word("organisation.kind", model.Organisation.Kind) + ". ";
        var head = new PageHead(model.Organisation.Name, kind + page.Say["organisation.runs"])
        {
            JsonLd = new Dictionary<string, object>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "Organization",
                ["name"] = model.Organisation.Name,
                ["url"] = page.Origin + page.Links.Organisation(model.Organisation.Id),
            },
        };
        return page.Show<OrganisationBody>(head, model);
    }
}
