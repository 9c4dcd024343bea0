using Google.Protobuf.WellKnownTypes;
using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Find;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Print;

/// <summary>Reads all places of a filter, as long as a sheet has room for them.</summary>
sealed class SheetReader(V1.PlacesService.PlacesServiceClient places, V1.RegionsService.RegionsServiceClient regions, SheetEventReader events)
{
    static readonly FieldMask Mask = FieldMask.FromString(
        string.Join(',', CardFields.Mask.Paths) + ",sources,website,support_group.languages");

    // Help first: that is what a sheet is taken home for.
    static readonly V1.PlaceKind[] Order =
        [V1.PlaceKind.SupportGroup, V1.PlaceKind.DetentionCentre, V1.PlaceKind.ReportingCentre, V1.PlaceKind.Office];

    public async Task<long> CountAsync(PageFilter filter, CancellationToken cancellation) =>
        (await places.CountPlacesAsync(new() { Filter = filter.Message }, cancellationToken: cancellation)).Count;

    public async Task<SheetModel> ReadAsync(PageFilter filter, SheetForm form, PageLanguage language, DateOnly today, CancellationToken cancellation)
    {
        var name = await NameAsync(filter, language, cancellation);
        var found = new List<V1.Place>();
        // A page may end early, so the last one is that without a token.
        for (var token = ""; ;)
        {
            var page = await places.SearchPlacesAsync(
                new() { Filter = filter.Message, PageSize = form.Most, PageToken = token, ReadMask = Mask }, cancellationToken: cancellation);
            found.AddRange(page.Results.Select(result => result.Place));
            token = page.NextPageToken;
            if (token.Length == 0)
                break;
        }

        return new(filter, form, name, Sections(found), Hosts(found), await events.ReadAsync(filter, form.EventsBeside(found.Count), today, cancellation));
    }

    public async Task<FilterName> NameAsync(PageFilter filter, PageLanguage language, CancellationToken cancellation)
    {
        string[] codes = [.. filter.Message.Regions.Where(RegionCode.CouldBe)];
        IReadOnlyList<V1.Region> named = codes.Length == 0 ? []
            : (await regions.BatchGetRegionsAsync(new() { Codes = { codes } }, cancellationToken: cancellation)).Regions;
        return FilterName.Of(filter, named, language);
    }

    /// <summary>Numbers run through the list, so that who has found a pin finds its line, and pins of one town have neighbouring numbers.</summary>
    public static IReadOnlyList<SheetSection> Sections(IEnumerable<V1.Place> places)
    {
        var number = 0;
        return
        [
            .. places.GroupBy(place => place.Kind).OrderBy(kind => Array.IndexOf(Order, kind.Key)).Select(kind => new SheetSection(
                kind.Key,
                [
                    .. kind.OrderBy(place => place.Position is null).ThenBy(place => place.Country, StringComparer.Ordinal)
                        .ThenBy(place => place.Address?.Town ?? "", StringComparer.InvariantCultureIgnoreCase)
                        .ThenBy(place => place.Name, StringComparer.InvariantCultureIgnoreCase)
                        .Select(place => new PlaceItem(place, place.Position is null ? null : ++number)),
                ])),
        ];
    }

    static IReadOnlyList<string> Hosts(IEnumerable<V1.Place> places) =>
    [
        .. places.SelectMany(place => place.Sources).Select(source => HttpLink.From(source.Url)?.Host).OfType<string>()
            .Select(host => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
