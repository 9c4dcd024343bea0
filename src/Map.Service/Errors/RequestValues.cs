using System.Globalization;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Errors;

/// <summary>Checks of the days and lists of a request.</summary>
static class RequestValues
{
    public static bool TryParseDay(string day, out DateOnly parsed) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out parsed);

    public static void CheckDay(this Violations violations, string day, string field)
    {
        if (!TryParseDay(day, out _)) violations.Add(field, "is not a day such as 2015-06-01 (YYYY-MM-DD).");
    }

    /// <summary>A Timestamp can hold numbers outside of the calendar, whose conversion would throw.</summary>
    public static void CheckTime(this Violations violations, Timestamp time, string field)
    {
        if (time.Seconds is < -62_135_596_800 or > 253_402_300_799 || time.Nanos is < 0 or > 999_999_999)
            violations.Add(field, "is not a time between the years 1 and 9999.");
    }

    /// <summary>Whether a list is short enough; the values of a longer one are not checked.</summary>
    public static bool CheckCount(this Violations violations, int count, string field, int maximum = Limits.FilterValues)
    {
        if (count > maximum) violations.Add(field, $"has {count} values; at most {maximum}.");
        return count <= maximum;
    }

    public static void CheckEnums<TEnum>(this Violations violations, RepeatedField<TEnum> values, string field)
        where TEnum : struct, System.Enum
    {
        if (!violations.CheckCount(values.Count, field)) return;
        for (var i = 0; i < values.Count; i++)
            if (!System.Enum.IsDefined(values[i]) || EqualityComparer<TEnum>.Default.Equals(values[i], default))
                violations.Add($"{field}[{i}]", $"is {EnumNames.Of(values[i])}; one of {EnumNames.Allowed<TEnum>()}.");
    }
}
