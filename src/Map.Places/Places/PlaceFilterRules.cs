using System.Globalization;
using Google.Protobuf.Collections;
using Map.Places.Errors;
using Map.Places.Paging;
using Map.Places.Regions;
using Map.Places.Storage;
using Map.V1;
using Npgsql;

namespace Map.Places.Places;

/// <summary>What a filter may hold.</summary>
public sealed class PlaceFilterRules(NpgsqlDataSource database)
{
    const int MostValues = 100;

    public async Task CheckAsync(PlaceFilter? filter, Violations violations, CancellationToken cancellationToken)
    {
        if (filter is null) return;
        CheckEnums(filter.Kinds, "filter.kinds", violations);
        CheckEnums(filter.Statuses, "filter.statuses", violations);
        if (filter.HasText) TextFilter.Check(filter.Text, "filter.text", violations);
        if (filter.Box is not null) PositionRules.Check(filter.Box, "filter.box", violations);
        if (filter.Near is not null) CheckNear(filter.Near, violations);
        Ids.Parse(filter.Organisations, "filter.organisations", MostValues, violations);
        if (filter.HasOpenOn) CheckDay(filter.OpenOn, "filter.open_on", violations);
        await CheckRegionsAsync(filter.Regions, violations, cancellationToken);
    }

    public static void CheckEnums<TEnum>(RepeatedField<TEnum> values, string field, Violations violations) where TEnum : struct, Enum
    {
        Ids.CheckCount(values.Count, field, MostValues, violations);
        for (var i = 0; i < values.Count; i++)
            if (!Enum.IsDefined(values[i]) || EqualityComparer<TEnum>.Default.Equals(values[i], default))
                violations.Add($"{field}[{i}]", $"is {values[i]}; allowed: {string.Join(", ", Enum.GetNames<TEnum>().Skip(1))}.");
    }

    public static void CheckDay(string day, string field, Violations violations)
    {
        if (!TryParseDay(day, out _)) violations.Add(field, "is not a day such as 2015-06-01 (YYYY-MM-DD).");
    }

    public static bool TryParseDay(string day, out DateOnly parsed) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out parsed);

    static void CheckNear(Near near, Violations violations)
    {
        PositionRules.CheckRequired(near.Position, "filter.near.position", violations);
        PositionRules.CheckRadius(near.WithinMetres, "filter.near.within_metres", violations);
    }

    async Task CheckRegionsAsync(RepeatedField<string> codes, Violations violations, CancellationToken cancellationToken)
    {
        Ids.CheckCount(codes.Count, "filter.regions", MostValues, violations);
        if (codes.Count is 0 or > MostValues) return;
        var unknown = await RegionCodes.UnknownAsync(database, codes, cancellationToken);
        for (var i = 0; i < codes.Count; i++)
            if (unknown.Contains(codes[i]))
                violations.Add($"filter.regions[{i}]", RegionCodes.Unknown(codes[i]));
    }
}
