using Google.Protobuf.WellKnownTypes;
using Map.Gateway.Upstream;

namespace Map.Gateway.Pages.Days;

/// <summary>A place that was open on the day, with who ran it then.</summary>
public sealed record DayPlace(V1.Place Place, IReadOnlyList<string> Operators);

/// <summary>The places of the regime that were open on a day, by country.</summary>
/// <param name="Day">The day.</param>
/// <param name="Total">How many there were.</param>
/// <param name="Countries">By country, the most places first; at most <see cref="DayReader.MostPlaces"/> places.</param>
public sealed record DayModel(DateOnly Day, long Total, IReadOnlyList<(V1.Region? Country, IReadOnlyList<DayPlace> Places)> Countries)
{
    public string Query => $"kinds=detention_centre,reporting_centre&openOn={DayPage.Written(Day)}";
}

/// <summary>Reads the map of a day.</summary>
sealed class DayReader(V1.PlacesService.PlacesServiceClient places, V1.RegionsService.RegionsServiceClient regions)
{
    public const int FirstYear = 1970;
    public const int MostPlaces = 500;

    static readonly FieldMask Mask = FieldMask.FromString("name,position,precision,address,country,periods");

    public async Task<DayModel> ReadAsync(DateOnly day, CancellationToken cancellation)
    {
        var filter = new V1.PlaceFilter { OpenOn = DayPage.Written(day), Kinds = { V1.PlaceKind.DetentionCentre, V1.PlaceKind.ReportingCentre } };
        var count = places.CountPlacesAsync(new() { Filter = filter }, cancellationToken: cancellation);
        var found = new List<DayPlace>();
        using (var call = places.StreamPlaces(new() { Filter = filter, ReadMask = Mask, WithOperators = true }, cancellationToken: cancellation))
        {
            while (found.Count < MostPlaces && await call.ResponseStream.MoveNext(cancellation))
            {
                var part = call.ResponseStream.Current;
                found.AddRange(part.WithOperators().Take(MostPlaces - found.Count).Select(pair => new DayPlace(pair.Place, pair.Operators)));
            }
        }

        var countries = found.GroupBy(place => place.Place.Country).OrderByDescending(country => country.Count()).ToList();
        var names = (await regions.BatchGetRegionsAsync(
            new() { Codes = { countries.Select(country => country.Key).Where(code => code.Length > 0) } }, cancellationToken: cancellation)).Regions;
        return new(day, (await count).Count, [
            .. countries.Select(country => (
                names.FirstOrDefault(region => region.Code == country.Key),
                (IReadOnlyList<DayPlace>)[.. country])),
        ]);
    }
}
