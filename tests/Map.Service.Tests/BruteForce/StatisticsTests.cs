using Map.Testing.BruteForce;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.BruteForce;

/// <summary>Statistics are those of a plain loop over all places, for every dimension and for several at once.</summary>
public sealed class StatisticsTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly StatisticsDimension[] Dimensions = [.. Enum.GetValues<StatisticsDimension>().Skip(1)];

    [Fact]
    public async Task Statistics_are_those_of_loop_over_all_places()
    {
        var world = await World.FillAsync(server);
        var filters = new RandomFilters(world, seed: 9);
        var random = new Random(10);
        var (rows, capacity) = (0, 0L);
        for (var i = 0; i < Rounds.Of(200); i++)
        {
            var filter = filters.Next(few: 12);
            StatisticsDimension[] by = i < Dimensions.Length
                ? [Dimensions[i]]
                : [.. Dimensions.OrderBy(_ => random.Next()).Take(random.Next(0, 4))];
            var metres = filter.Near is null ? null : await world.DistancesAsync(filter.Near.Position);
            var year = filter.HasOpenOn ? int.Parse(filter.OpenOn[..4]) : (int?)null;
            var expected = world.Places.Where(place => Matching.Matches(place, filter, metres))
                .SelectMany(place => Keys(place, by, year).Select(key => (Key: key, Place: place)))
                .GroupBy(pair => pair.Key, pair => pair.Place.Capacity(year))
                .Select(row => $"{row.Key} {row.Count()} {row.Sum() ?? 0} {row.Count(people => people is not null)}");
            if (by.Length == 0) expected = expected.DefaultIfEmpty(" 0 0 0");

            var answer = await server.Statistics.SummarisePlacesAsync(new SummarisePlacesRequest { Filter = filter, By = { by } });

            var found = answer.Rows.Select(row => $"{Key(row, by)} {row.Count} {row.Capacity} {row.PlacesWithCapacity}");
            Assert.True(expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal)),
                $"{string.Join(' ', by)} {filter}");
            Assert.Equal(answer.Rows.OrderByDescending(row => row.Count).Select(row => row.Count), answer.Rows.Select(row => row.Count));
            rows += answer.Rows.Count;
            capacity += answer.Rows.Sum(row => row.Capacity);
        }
        Assert.True(rows > Rounds.Of(900) && capacity > Rounds.Of(10_000), $"Only {rows} rows with {capacity} people; they test little.");
    }

    [Fact]
    public async Task Wrong_dimensions_are_named()
    {
        var call = server.Statistics.SummarisePlacesAsync(new SummarisePlacesRequest
        {
            By = { StatisticsDimension.Kind, StatisticsDimension.Kind, (StatisticsDimension)99, StatisticsDimension.Status },
        });

        await Refused.WithAsync(call, Grpc.Core.StatusCode.InvalidArgument, "INVALID_ARGUMENT", "by", "by[1]", "by[2]");
    }

    static IEnumerable<string> Keys(Known place, StatisticsDimension[] by, int? year)
    {
        IEnumerable<string> keys = [""];
        foreach (var dimension in by)
        {
            var values = Values(place, dimension, year).DefaultIfEmpty("-").ToList();
            keys = keys.SelectMany(key => values.Select(value => $"{key}|{value}"));
        }
        return keys;
    }

    static IEnumerable<string> Values(Known place, StatisticsDimension dimension, int? year) => dimension switch
    {
        StatisticsDimension.Kind => [place.Kind.ToString()],
        StatisticsDimension.Status => [place.Status.ToString()],
        StatisticsDimension.Country => place.Country is null ? [] : [place.Country],
        StatisticsDimension.Region => place.At is { } at ? World.AreasOf(at) : [],
        StatisticsDimension.FacilityType => place.FacilityType is null ? [] : [place.FacilityType],
        // Involvements with an end have ended by now; those without dates last.
        StatisticsDimension.Operator => place.Organisation is null || place.IsOwn
            || (place.Years is { } years && !(year is { } then && years.From <= then && then <= years.To)) ? [] : [place.Organisation],
        StatisticsDimension.Service => place.Services.Select(service => service.ToString()),
        StatisticsDimension.Language => place.Languages,
        StatisticsDimension.WayToHelp => place.Help.Select(help => help.ToString()),
        StatisticsDimension.OpenedYear => place.Years is { } open ? [$"{open.From}"] : [],
        StatisticsDimension.ClosedYear => place.Years is { } closed && place.Status != PlaceStatus.Open ? [$"{closed.To}"] : [],
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    static string Key(StatisticsRow row, StatisticsDimension[] by) => string.Concat(by.Select(dimension => "|" + (dimension switch
    {
        StatisticsDimension.Kind => row.Kind.ToString(),
        StatisticsDimension.Status => row.Status.ToString(),
        StatisticsDimension.Country => row.HasCountry ? row.Country : "-",
        StatisticsDimension.Region => row.HasRegionCode ? row.RegionCode : "-",
        StatisticsDimension.FacilityType => row.HasFacilityType ? row.FacilityType : "-",
        StatisticsDimension.Operator => row.HasOperatorId ? row.OperatorId : "-",
        StatisticsDimension.Service => row.Service == V1.Service.Unspecified ? "-" : row.Service.ToString(),
        StatisticsDimension.Language => row.HasLanguage ? row.Language : "-",
        StatisticsDimension.WayToHelp => row.WayToHelp == HelpKind.Unspecified ? "-" : row.WayToHelp.ToString(),
        StatisticsDimension.OpenedYear => row.HasOpenedYear ? $"{row.OpenedYear}" : "-",
        _ => row.HasClosedYear ? $"{row.ClosedYear}" : "-",
    })));
}
