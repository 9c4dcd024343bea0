using Grpc.Core;
using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Drawing;

namespace Map.Gateway.Pages.Find;

/// <summary>What somebody typed, and what was found.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Filter">What else was chosen.</param>
/// <param name="Where">The town or region that the text was taken for; null when it is none.</param>
/// <param name="Match">How the text matches it.</param>
/// <param name="Help">Groups that help there, nearest first.</param>
/// <param name="IsHelpFar">Whether the groups are merely the nearest, because none is near and none covers the place.</param>
/// <param name="Border">Centres and offices near there, nearest first.</param>
/// <param name="Found">Places whose names the text matches.</param>
/// <param name="Organisations">Organisations that it matches.</param>
/// <param name="Others">Other towns of that name.</param>
public sealed record Answer(
    string Text, PageFilter Filter, Spot? Where, V1.SearchMatch Match, IReadOnlyList<PlaceItem> Help, bool IsHelpFar, IReadOnlyList<PlaceItem> Border,
    IReadOnlyList<PlaceItem> Found, IReadOnlyList<V1.Organisation> Organisations, IReadOnlyList<V1.Locality> Others)
{
    /// <summary>How far from the town the first view of the map reaches: groups that cover it may be at the other end of the country.</summary>
    const double ShownMetres = 60_000;

    /// <summary>What the map shows when it was moved; null for the town.</summary>
    public MapView? Moved { get; init; }

    /// <summary>The places on the map.</summary>
    public IReadOnlyList<MapPin> Pins => MapPin.Of(Help.Concat(Border).Concat(Found));

    /// <summary>What the map shows.</summary>
    public MapView? View => Moved ?? Where switch
    {
        { Region.Box: { } box } => MapView.Of(box),
        { Position: { } middle } => MapView.Of(
            MapPin.Of(Help.Concat(Border).Where(item => item.Metres <= ShownMetres)).Select(pin => pin.Position).Append(middle)),
        _ => null,
    };

    /// <summary>The country that most of the places are in.</summary>
    public string? Country => MapPin.CountryOf(Pins);

    /// <summary>The fields of the form that asked.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields => Filter.Fields.Prepend(new("q", Text));
}

/// <summary>A town or a region on the map.</summary>
/// <param name="Name">Its names.</param>
/// <param name="Position">Its middle; null for a region.</param>
/// <param name="Region">The region, if it is one.</param>
public sealed record Spot(NamesOf Name, V1.Position? Position, V1.Region? Region);

/// <summary>A name with its translations.</summary>
public sealed record NamesOf(string Usual, IReadOnlyDictionary<string, string> Names)
{
    public string In(string language) => Names.GetValueOrDefault(language, Usual);
}

/// <summary>Answers the one field of the first page.</summary>
sealed class AnswerReader(V1.SearchService.SearchServiceClient search, V1.PlacesService.PlacesServiceClient places)
{
    const int MostHelp = 12;
    const int MostBorder = 6;
    const int MostFound = 10;
    const int Nearest = 3;

    // As many as are looked through for a telephone number.
    const int MostLookedThrough = 100;

    /// <summary>How far the border is looked for.</summary>
    public const int BorderKm = 60;

    public async Task<Answer> ReadAsync(string text, PageFilter filter, CancellationToken cancellation)
    {
        var response = await search.SearchAsync(new() { Text = text, PageSize = MostFound, ReadMask = CardFields.Mask }, cancellationToken: cancellation);
        var results = response.Results;
        // A town or a region that is called so comes before groups whose names have it in them.
        var spot = results.FirstOrDefault(IsSpot);
        if (spot is not null && spot.Match != V1.SearchMatch.Exact && results[0].Match < spot.Match)
            spot = null;
        var empty = new Answer(
            text, filter, null, default, [], false, [],
            [.. results.Where(result => result.Place is not null).Select(result => new PlaceItem(result.Place))],
            [.. results.Select(result => result.Organisation).Where(organisation => organisation is not null)],
            [.. results.Where(result => result.Locality is not null && result != spot).Select(result => result.Locality)]);
        if (spot is null)
            return Numbered(empty);
        var answer = empty with { Match = spot.Match };
        return Numbered(spot.Locality is { } locality
            ? await NearAsync(answer with { Where = new(new(locality.Name, locality.Names), locality.Position, null) }, locality.Position, cancellation)
            : await InAsync(answer with { Where = new(new(spot.Region.Name, spot.Region.Names), null, spot.Region) }, spot.Region, cancellation));
    }

    static bool IsSpot(V1.SearchResult result) =>
        result.ResultCase is V1.SearchResult.ResultOneofCase.Locality or V1.SearchResult.ResultOneofCase.Region;

    async Task<Answer> NearAsync(Answer answer, V1.Position position, CancellationToken cancellation)
    {
        var helps = answer.Filter.Message.Clone();
        helps.Helps = position;
        helps.Kinds.Clear();
        helps.Kinds.Add(V1.PlaceKind.SupportGroup);
        var help = places.SearchPlacesAsync(
            new() { Filter = helps, OrderBy = V1.PlaceOrder.Nearest, PageSize = MostLookedThrough, ReadMask = CardFields.Mask }, cancellationToken: cancellation);
        var border = places.FindNearAsync(
            new()
            {
                Position = position,
                WithinMetres = BorderKm * 1_000,
                Filter = new() { Kinds = { V1.PlaceKind.DetentionCentre, V1.PlaceKind.ReportingCentre, V1.PlaceKind.Office } },
                PageSize = MostBorder,
                ReadMask = CardFields.Mask,
            },
            cancellationToken: cancellation);
        var found = (await help).Results;
        // Somebody who has to call somebody finds a number, also where none of the nearest has one.
        var shown = found.Take(MostHelp).ToList();
        if (!shown.Any(HasNumber) && found.Skip(MostHelp).FirstOrDefault(HasNumber) is { } reachable)
            shown.Add(reachable);
        return answer with
        {
            Help = found.Count > 0 ? [.. shown.Select(Item)] : await NearestAsync(position, answer.Filter, cancellation),
            IsHelpFar = found.Count == 0,
            Border = [.. (await border).Results.Select(near => new PlaceItem(near.Place, null, near.DistanceMetres, near.DistanceIsTo))],
        };

        static bool HasNumber(V1.PlaceResult result) => result.Place.Contacts.Any(contact => contact.Kind == V1.ContactKind.Voice);

        PlaceItem Item(V1.PlaceResult result) => new(
            result.Place, null, result.HasDistanceMetres ? result.DistanceMetres : null, result.DistanceIsTo);
    }

    async Task<IReadOnlyList<PlaceItem>> NearestAsync(V1.Position position, PageFilter filter, CancellationToken cancellation)
    {
        var groups = filter.Message.Clone();
        groups.Kinds.Clear();
        groups.Kinds.Add(V1.PlaceKind.SupportGroup);
        var near = await places.FindNearAsync(
            new() { Position = position, Filter = groups, PageSize = Nearest, ReadMask = CardFields.Mask }, cancellationToken: cancellation);
        return [.. near.Results.Select(result => new PlaceItem(result.Place, null, result.DistanceMetres, result.DistanceIsTo))];
    }

    async Task<Answer> InAsync(Answer answer, V1.Region region, CancellationToken cancellation)
    {
        var help = answer.Filter.Message.Clone();
        help.Regions.Add(region.Code);
        help.RegionMatch = V1.RegionMatch.LocationOrCoverage;
        help.Kinds.Clear();
        help.Kinds.Add(V1.PlaceKind.SupportGroup);
        var border = new V1.PlaceFilter
        {
            Regions = { region.Code },
            Kinds = { V1.PlaceKind.DetentionCentre, V1.PlaceKind.ReportingCentre, V1.PlaceKind.Office },
        };
        var (helping, holding) = (Search(help, MostHelp), Search(border, MostBorder));
        return answer with
        {
            Help = [.. (await helping).Results.Select(result => new PlaceItem(result.Place))],
            Border = [.. (await holding).Results.Select(result => new PlaceItem(result.Place))],
        };

        AsyncUnaryCall<V1.SearchPlacesResponse> Search(V1.PlaceFilter filter, int most) => places.SearchPlacesAsync(
            new() { Filter = filter, PageSize = most, ReadMask = CardFields.Mask }, cancellationToken: cancellation);
    }

    // Pins are numbered through the page, in its order, and every place is on it once.
    static Answer Numbered(Answer answer)
    {
        var shown = answer.Help.Concat(answer.Border).Select(item => item.Place.Id).ToHashSet(StringComparer.Ordinal);
        var help = PlaceItem.Numbered(answer.Help);
        var border = PlaceItem.Numbered(answer.Border, after: PlaceItem.Last(help));
        var found = answer.Found.Where(item => !shown.Contains(item.Place.Id));
        return answer with
        {
            Help = help,
            Border = border,
            Found = PlaceItem.Numbered(found, after: PlaceItem.Last(border, before: PlaceItem.Last(help))),
        };
    }
}
