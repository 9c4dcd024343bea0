using System.Collections.Concurrent;
using System.Globalization;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Map.Contract;
using Map.Service.Errors;
using Map.Service.FacilityTypes;
using Map.Service.Geo;
using Map.Service.Paging;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Service.Places.Filter;

/// <summary>What a filter may hold.</summary>
public sealed class PlaceFilterRules(NpgsqlDataSource database)
{
    const int MostValues = Limits.FilterValues;

    // No region is ever taken away: what was one needs no second look.
    readonly ConcurrentDictionary<string, bool> knownRegions = new();

    public async Task CheckAsync(PlaceFilter? filter, Violations violations, CancellationToken cancellationToken)
    {
        if (filter is null) return;
        CheckEnums(filter.Kinds, "filter.kinds", violations);
        CheckEnums(filter.Statuses, "filter.statuses", violations);
        if (filter.HasText) TextFilter.Check(filter.Text, "filter.text", violations);
        if (filter.Box is not null) PositionRules.Check(filter.Box, "filter.box", violations);
        if (filter.Near is not null) CheckNear(filter.Near, violations);
        if (filter.Within is not null) AreaRules.Check(filter.Within, "filter.within", violations);
        if (filter.Covers is not null) PositionRules.Check(filter.Covers, "filter.covers", violations);
        CheckEnums(filter.Services, "filter.services", violations);
        CheckEnums(filter.WaysToHelp, "filter.ways_to_help", violations);
        CheckLanguages(filter.Languages, violations);
        if (filter.HasCapacityAtLeast && filter.CapacityAtLeast is < 1 or > 100_000)
            violations.Add("filter.capacity_at_least", $"is {filter.CapacityAtLeast}; a number of people, 1 to 100,000.");
        Ids.Parse(filter.Organisations, "filter.organisations", MostValues, violations);
        if (filter.HasOpenOn) CheckDay(filter.OpenOn, "filter.open_on", violations);
        if (filter.HasVerifiedSince) CheckDay(filter.VerifiedSince, "filter.verified_since", violations);
        if (filter.ChangedSince is not null) CheckTime(filter.ChangedSince, "filter.changed_since", violations);
        await CheckRegionsAsync(filter.Regions, violations, cancellationToken);
        await CheckFacilityTypesAsync(filter.FacilityTypes, violations, cancellationToken);
    }

    public static void CheckEnums<TEnum>(RepeatedField<TEnum> values, string field, Violations violations) where TEnum : struct, System.Enum
    {
        if (!Ids.CheckCount(values.Count, field, MostValues, violations)) return;
        for (var i = 0; i < values.Count; i++)
            if (!System.Enum.IsDefined(values[i]) || EqualityComparer<TEnum>.Default.Equals(values[i], default))
                violations.Add($"{field}[{i}]", $"is {values[i]}; allowed: {string.Join(", ", System.Enum.GetNames<TEnum>().Skip(1))}.");
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

    static void CheckLanguages(RepeatedField<string> languages, Violations violations)
    {
        if (!Ids.CheckCount(languages.Count, "filter.languages", MostValues, violations)) return;
        for (var i = 0; i < languages.Count; i++) violations.Language($"filter.languages[{i}]", languages[i]);
    }

    // Those that a message can hold but that are no time: every other one would end in an exception.
    static void CheckTime(Timestamp time, string field, Violations violations)
    {
        if (time.Seconds is < -62_135_596_800 or > 253_402_300_799 || time.Nanos is < 0 or > 999_999_999)
            violations.Add(field, "is not a time between the years 1 and 9999.");
    }

    async Task CheckFacilityTypesAsync(RepeatedField<string> codes, Violations violations, CancellationToken cancellationToken)
    {
        if (!Ids.CheckCount(codes.Count, "filter.facility_types", MostValues, violations) || codes.Count == 0) return;
        var unknown = await FacilityTypeCodes.UnknownAsync(database, codes, cancellationToken);
        for (var i = 0; i < codes.Count; i++)
            if (unknown.Contains(codes[i]))
                violations.Add($"filter.facility_types[{i}]", FacilityTypeCodes.Unknown(codes[i]));
    }

    async Task CheckRegionsAsync(RepeatedField<string> codes, Violations violations, CancellationToken cancellationToken)
    {
        if (!Ids.CheckCount(codes.Count, "filter.regions", MostValues, violations) || codes.Count == 0) return;
        string[] unseen = [.. codes.Where(code => !knownRegions.ContainsKey(code))];
        if (unseen.Length == 0) return;
        var unknown = await RegionCodes.UnknownAsync(database, unseen, cancellationToken);
        foreach (var code in unseen.Except(unknown)) knownRegions[code] = true;
        for (var i = 0; i < codes.Count; i++)
            if (unknown.Contains(codes[i]))
                violations.Add($"filter.regions[{i}]", RegionCodes.Unknown(codes[i]));
    }
}
