using Grpc.Core;
using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.TellMe;

/// <summary>Reads what somebody can be told of.</summary>
sealed class TellMeReader(
    V1.TellMeService.TellMeServiceClient telling, V1.PlacesService.PlacesServiceClient places, V1.RegionsService.RegionsServiceClient regions, ListReader lists)
{
    /// <exception cref="RpcException">NOT_FOUND: there is no such region or place.</exception>
    public async Task<TellMeModel> ReadAsync(Page page, TellMeForm form)
    {
        var ways = telling.GetWaysToTellAsync(new(), cancellationToken: page.Aborted).ResponseAsync;
        var countries = (await lists.CountriesAsync(page.Aborted)).Select(row => Choice(row.Region, page));
        // What the reader came from stands first, and is chosen.
        var first = form.About.Length == 0 ? [] : new[] { await NameAsync(page, form.Subject) };
        var choices = first.Concat(countries).DistinctBy(choice => choice.Value).ToList();
        return new(await ways, choices, form.About.Length > 0 ? form with { About = choices[0].Value } : form);
    }

    /// <summary>What a subject is called.</summary>
    public async Task<TellMeChoice> NameAsync(Page page, V1.NewsSubject subject)
    {
        if (subject.PlaceId.Length == 0)
        {
            if (subject.Regions.Count == 1) return Choice(await regions.GetRegionAsync(new() { Code = subject.Regions[0] }, cancellationToken: page.Aborted), page);
            var several = await regions.BatchGetRegionsAsync(new() { Codes = { subject.Regions } }, cancellationToken: page.Aborted);
            return new("", string.Join(", ", several.Regions.Select(region => NameIn.Of(region, page.Language.Tag))), "");
        }

        // An id of another form than ours is none of a place.
        if (PageId.Of(subject.PlaceId) is not { } id) throw new RpcException(new(StatusCode.NotFound, ""));
        var place = await places.GetPlaceAsync(new() { Id = id.ToString(), FollowMerged = true }, cancellationToken: page.Aborted);
        return new(TellMeForm.Place + place.Id, place.Names.GetValueOrDefault(page.Language.Tag, place.Name), place.Country);
    }

    static TellMeChoice Choice(V1.Region region, Page page) => new(region.Code, NameIn.Of(region, page.Language.Tag), region.Code);
}
