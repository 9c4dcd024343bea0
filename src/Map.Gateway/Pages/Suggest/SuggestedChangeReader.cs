using System.Globalization;
using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Suggest;

/// <summary>What comes of a form: a change to send, a question to ask first, or neither when something is wrong with it, which it then says.</summary>
public sealed record FormResult
{
    public static FormResult Faulty { get; } = new();

    public V1.ProposedChange? Change { get; private init; }

    public BetweenModel? Question { get; private init; }

    /// <summary>The place of the form as it is now, or what it was merged into since the form was opened; null of a new one.</summary>
    public V1.Place? Now { get; private init; }

    public static FormResult Send(V1.ProposedChange change, V1.Place? now = null) => new() { Change = change, Now = now };

    public static FormResult Ask(BetweenModel question) => new() { Question = question };
}

/// <summary>Makes changes from forms, with what the map knows.</summary>
sealed class SuggestedChangeReader(
    V1.PlacesService.PlacesServiceClient places, V1.SearchService.SearchServiceClient search, V1.LocalitiesService.LocalitiesServiceClient localities,
    V1.ContributionsService.ContributionsServiceClient contributions)
{
    const int MostAsked = 5;

    const string None = "none";

    /// <summary>What is wrong with a place.</summary>
    public async Task<FormResult> OfPlaceAsync(Page page, SuggestForm form, string id)
    {
        var place = await places.GetPlaceAsync(new() { Id = id, FollowMerged = true }, cancellationToken: page.Aborted);
        if (form[SuggestForm.What] == "same")
            return await OfSameAsync(page, form, id, place);
        var update = SuggestedUpdate.Of(form, id, place, page.Today);
        // Without other fields the report says it, and a reviewer looks up when.
        if (update is not null && !(SuggestedUpdate.IsClosed(form) && update.UpdateMask.Paths.All(path => path.StartsWith("status", StringComparison.Ordinal))))
            return FormResult.Send(new() { UpdatePlace = update }, place);
        if (SuggestedUpdate.IsClosed(form))
            return Report(V1.ReportKind.Closed);
        if (form[SuggestForm.Comment].Length > 0 || SuggestedUpdate.HasHoursInWords(form))
            return Report(V1.ReportKind.Wrong);
        form.Add(SuggestForm.Comment, page.Say["suggest.fault.nothing"]);
        return FormResult.Faulty;

        FormResult Report(V1.ReportKind kind) => FormResult.Send(new() { Report = new() { PlaceId = id, Kind = kind } }, place);
    }

    async Task<FormResult> OfSameAsync(Page page, SuggestForm form, string id, V1.Place place)
    {
        if (PageId.Of(form[SuggestForm.OtherId]) is { } chosen && chosen.ToString() != id)
            return FormResult.Send(new() { Report = new() { PlaceId = id, Kind = V1.ReportKind.Same, OtherId = chosen.ToString() } }, place);
        var name = form[SuggestForm.Other];
        var found = name.Length == 0 ? [] : (await PlacesCalledAsync(name, page)).Where(other => other.Id != id).ToList();
        if (found.Count > 0)
            return FormResult.Ask(new(form, id, [], found, IsOther: true));
        form.Add(SuggestForm.Other, page.Say[name.Length == 0 ? "suggest.fault.missing" : "suggest.fault.place"]);
        return FormResult.Faulty;
    }

    /// <summary>A place that the map lacks.</summary>
    public async Task<FormResult> OfNewPlaceAsync(Page page, SuggestForm form)
    {
        foreach (var field in (string[])[SuggestForm.Kind, SuggestForm.Name, SuggestForm.Town])
        {
            if (form[field].Length == 0 || (field == SuggestForm.Kind && form.PlaceKind == default))
                form.Add(field, page.Say["suggest.fault.missing"]);
        }

        var towns = form[SuggestForm.Town].Length > 0 ? await TownsAsync(form[SuggestForm.Town], page) : [];
        if (form[SuggestForm.Town].Length > 0 && towns.Count == 0)
            form.Add(SuggestForm.Town, page.Say["suggest.fault.town"]);
        if (form.Faults.Count > 0)
            return FormResult.Faulty;
        var chosen = towns.FirstOrDefault(town => SpotOf(town) == form[SuggestForm.Spot]);
        var isAsked = chosen is null && IsDoubtful(towns);
        var place = SuggestedPlace.Of(form, isAsked ? null : chosen ?? towns[0]);
        var twins = form[SuggestForm.Twins] == None ? [] : await TwinsAsync(page, place);
        return isAsked || twins.Count > 0
            ? FormResult.Ask(new(form, null, isAsked ? towns : [], twins, IsOther: false))
            : FormResult.Send(new() { AddPlace = new() { Place = place } });
    }

    /// <summary>What tells a town of a name from the others, however they are ordered: town 51.588,-2.998.</summary>
    public static string SpotOf(V1.Locality town) =>
        string.Create(CultureInfo.InvariantCulture, $"{Words.Of(town.Kind)} {town.Position.Latitude},{town.Position.Longitude}");

    /// <summary>Places that may be the one of which somebody has typed the name.</summary>
    public async Task<IReadOnlyList<V1.Place>> TwinsAsync(Page page, SuggestForm form) =>
        form[SuggestForm.Name].Length == 0 ? [] : await TwinsAsync(page, new V1.Place { Name = form[SuggestForm.Name] });

    async Task<IReadOnlyList<V1.Place>> TwinsAsync(Page page, V1.Place place)
    {
        var response = await contributions.SimilarPlacesAsync(new() { Place = place }, cancellationToken: page.Aborted);
        return [.. response.Similar.Where(twin => twin.Band is V1.SimilarityBand.Same or V1.SimilarityBand.Perhaps).Select(twin => twin.Place)];
    }

    async Task<IReadOnlyList<V1.Place>> PlacesCalledAsync(string name, Page page)
    {
        var request = new V1.SearchRequest { Text = name, PageSize = 2 * MostAsked, ReadMask = CardFields.Mask };
        var response = await search.SearchAsync(request, cancellationToken: page.Aborted);
        return [.. response.Results.Select(result => result.Place).Where(place => place is not null).Take(MostAsked)];
    }

    async Task<IReadOnlyList<V1.Locality>> TownsAsync(string town, Page page)
    {
        var request = new V1.LocateRequest { Text = town, PageSize = MostAsked };
        var found = (await localities.LocateAsync(request, cancellationToken: page.Aborted)).Localities;
        // A town and the region that is called after it are one answer for people.
        return [.. found.Where(one => one.Kind != V1.LocalityKind.Region || !found.Any(other => other.Kind != V1.LocalityKind.Region && IsCalledAlike(one, other)))];
    }

    static bool IsCalledAlike(V1.Locality one, V1.Locality other) => one.Name == other.Name && one.CountryCode == other.CountryCode;

    static bool IsDoubtful(IReadOnlyList<V1.Locality> towns) =>
        towns[0].Match != V1.LocalityMatch.Exact || towns.Skip(1).Any(town => town.Match == V1.LocalityMatch.Exact);
}
