using Map.Gateway.Pages.Errors;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Pages.Suggest;

/// <summary>/places/ID/suggest: what is wrong with a place, from anybody. /suggest: a place that the map lacks.</summary>
static class SuggestPage
{
    public const string Style = "suggest";

    public static void Map(PageRoutes pages)
    {
        pages.Fresh("/places/{id}/suggest", ShowAsync);
        pages.Post("/places/{id}/suggest", SendChangeAsync);
        pages.Fresh("/suggest", ShowNew);
        pages.Post("/suggest", SendNewAsync);
    }

    static async Task<IResult> ShowAsync(Page page, string id, V1.PlacesService.PlacesServiceClient places)
    {
        if (PageId.Of(id) is not { } known)
            return ErrorPage.NotFound(page);
        if (known.ToString() != id)
            return Results.LocalRedirect(page.Links.Suggest(known.ToString()), permanent: true);
        var place = await places.GetPlaceAsync(new() { Id = id, FollowMerged = true }, cancellationToken: page.Aborted);
        if (place.Id != id)
            return page.ToMerged($"{page.Links.Suggest(place.Id)}?from={id}");
        return Form(page, SuggestForm.Of(place), id);
    }

    static IResult ShowNew(Page page) => Form(page, SuggestForm.Empty(), null);

    static async Task<IResult> SendChangeAsync(Page page, string id, HttpRequest request, SuggestSender sender, SuggestedChangeReader changes)
    {
        if (PageId.Of(id) is not { } known)
            return ErrorPage.NotFound(page).Padded();
        var form = await SuggestForm.ReadAsync(request, page.Aborted);
        if (form[SuggestForm.Step] == SuggestForm.Edit)
            return Form(page, form, id).Padded();
        return await sender.SendAsync(page, request.HttpContext, form, known.ToString(), () => changes.OfPlaceAsync(page, form, known.ToString()));
    }

    static async Task<IResult> SendNewAsync(Page page, HttpRequest request, SuggestSender sender, SuggestedChangeReader changes)
    {
        var form = await SuggestForm.ReadAsync(request, page.Aborted);
        return form[SuggestForm.Step] switch
        {
            SuggestForm.Edit => Form(page, form, null).Padded(),
            // What the script asks as one types.
            SuggestForm.Similar => Between(page, new(form, null, [], await changes.TwinsAsync(page, form), IsOther: false)).Padded(),
            _ => await sender.SendAsync(page, request.HttpContext, form, null, () => changes.OfNewPlaceAsync(page, form)),
        };
    }

    /// <summary>The form with what is typed into it, and what is wrong with that.</summary>
    public static PageResult Form(Page page, SuggestForm form, string? id, int status = StatusCodes.Status200OK)
    {
        var title = id is null ? page.Say["suggest.new"] : page.Say.With("suggest.title", ("name", form.Before(SuggestForm.Name)));
        return page.Show<SuggestBody>(
            new(title, page.Say["suggest.lead"]) { IsPrivate = true, Style = Style, Status = status }, new SuggestModel(form, id));
    }

    /// <summary>How long to wait before it is sent.</summary>
    public static PageResult Wait(Page page, WaitModel model, int status) => page.Show<WaitBody>(
        new(page.Say["suggest.wait"], page.Say["suggest.lead"]) { IsPrivate = true, Style = Style, Status = status }, model);

    /// <summary>What is asked before it is sent: which town, which place.</summary>
    public static PageResult Between(Page page, BetweenModel model) => page.Show<BetweenBody>(
        new(page.Say[model.Title], page.Say["suggest.lead"]) { IsPrivate = true, Style = Style }, model);
}

/// <summary>A form of a suggestion.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Id">The place; null for a new one.</param>
public sealed record SuggestModel(SuggestForm Form, string? Id);

/// <summary>What is asked before a suggestion is sent.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Id">The place; null for a new one.</param>
/// <param name="Towns">Towns of the name that was typed, when there is more than one; one of them is chosen.</param>
/// <param name="Places">Places that may be the same.</param>
/// <param name="IsOther">Whether one of the places has to be chosen, as the one that is the same.</param>
public sealed record BetweenModel(SuggestForm Form, string? Id, IReadOnlyList<V1.Locality> Towns, IReadOnlyList<V1.Place> Places, bool IsOther)
{
    public string Title => IsOther ? "suggest.which" : Towns.Count > 0 ? "suggest.which.town" : "suggest.similar";
}
