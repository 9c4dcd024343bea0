using System.Globalization;
using System.Text.RegularExpressions;

namespace Map.Columns.Values;

/// <summary>A date or a time from one to another, as people write it.</summary>
/// <param name="From">The first day, as precise as said; null when nothing is said.</param>
/// <param name="To">The last day; null when nothing is said.</param>
readonly partial record struct DateText(PartialDate? From, PartialDate? To)
{
    /// <summary>Whether the text has one date and no word that makes it a beginning or an end.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether it says about.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Whether day and month could be the other way round, and no order was given: it is then as precise as the year.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="order">dmy, mdy or ymd; null when the list has no order.</param>
    /// <param name="thisYear">Years of two digits are at most this one.</param>
    /// <returns>Null when it is no date.</returns>
    public static DateText? Read(string text, string? order, int thisYear)
    {
        text = text.Trim();
        if (One(text, order, thisYear) is { } one) return one;
        if (Prefix().Match(text) is { Success: true } match)
            for (var length = match.Length; length > 0; length--)
                if (WordSet.Facts.Find(text[..length]) is { } fact && fact != "now" && (length == text.Length || !char.IsLetter(text[length]))
                    && Read(text[length..].TrimStart(' ', '.', ':'), order, thisYear) is { } rest)
                    return fact switch
                    {
                        "approximate" => rest with { IsApproximate = true },
                        "since" => rest with { IsSingle = false },
                        "until" when rest.IsSingle => rest with { From = null, To = rest.From, IsSingle = false },
                        _ => null,
                    };
        return Range(text, order, thisYear);
    }

    static DateText? Range(string text, string? order, int thisYear)
    {
        foreach (Match separator in RangeSign().Matches(text))
        {
            var (before, after) = (text[..separator.Index].Trim(), text[(separator.Index + separator.Length)..].Trim());
            var isOpen = after.Length == 0 || WordSet.Facts.Find(after) == "now" || after is "?";
            if (before.Length == 0 && Until(after) is { } until) return until;
            if (Part(before) is not { IsSingle: true } begin) continue;
            if (isOpen) return begin with { IsSingle = false };
            if (Part(after) is { IsSingle: true } to)
                return new(begin.From, to.From)
                {
                    IsApproximate = begin.IsApproximate || to.IsApproximate,
                    IsAmbiguous = begin.IsAmbiguous || to.IsAmbiguous,
                };
        }
        return null;

        DateText? Part(string part) => part.Length == 0 || part.Length == text.Length ? null : Read(part, order, thisYear);
        DateText? Until(string part) => Part(part) is { IsSingle: true } to ? to with { From = null, To = to.From, IsSingle = false } : null;
    }

    static DateText? One(string text, string? order, int thisYear)
    {
        text = Time().Replace(text, "");
        if (PartialDate.TryParse(text, out var iso)) return iso.FirstDay.Year >= 1000 ? Single(iso) : null;
        if (Numbers().Match(text) is { Success: true } numbers) return OfNumbers(numbers, order, thisYear);
        if (Compact().Match(text) is { Success: true } compact) return Of(Int(compact.Groups[1]), Int(compact.Groups[2]), Int(compact.Groups[3]));
        if (MonthAndYear().Match(text) is { Success: true } pair)
            return Of(Int(pair.Groups["y"]), Int(pair.Groups["m"]), null);
        return Named().Match(text) is { Success: true } named && WordSet.Months.Find(named.Groups["month"].Value) is { } month
            ? Of(
                Year(named.Groups["y"].Value, thisYear), int.Parse(month, CultureInfo.InvariantCulture),
                named.Groups["d"].Success ? Int(named.Groups["d"]) : null)
            : null;
    }

    static DateText? OfNumbers(Match match, string? order, int thisYear)
    {
        var (a, b, c) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        if (a.Length == 4) return Of(Int(match.Groups[1]), Int(match.Groups[2]), Int(match.Groups[3]));
        if (order == "ymd" && c.Length <= 2) return Of(Year(a, thisYear), Int(match.Groups[2]), Int(match.Groups[3]));
        var (first, second, year) = (Int(match.Groups[1]), Int(match.Groups[2]), Year(c, thisYear));
        var (asDmy, asMdy) = (Of(year, second, first), Of(year, first, second));
        // A day beyond the twelfth can be read in one way only, whatever the order of the column.
        return asDmy is null || asMdy is null || first == second ? asDmy ?? asMdy
            : order switch
            {
                "dmy" => asDmy,
                "mdy" => asMdy,
                _ => Of(year, null, null) is { } known ? known with { IsAmbiguous = true } : null,
            };
    }

    /// <summary>The order of the parts of dates, as far as a text tells: dmy, mdy, ymd; empty for a date of numbers that could be either; null
    /// for another text.</summary>
    public static string? OrderOf(string text)
    {
        var match = Numbers().Match(Time().Replace(text.Trim(), ""));
        if (!match.Success) return null;
        var (first, second) = (Int(match.Groups[1]), Int(match.Groups[2]));
        return match.Groups[1].Length == 4 || first > 31 ? "ymd" : first > 12 && second <= 12 ? "dmy" : second > 12 && first <= 12 ? "mdy" : "";
    }

    static DateText Single(PartialDate date) => new(date, null) { IsSingle = true };

    static DateText? Of(int year, int? month, int? day)
    {
        var text = year.ToString("0000", CultureInfo.InvariantCulture);
        if (month is { } m) text += $"-{m:00}";
        if (day is { } d) text += $"-{d:00}";
        return year >= 1000 && PartialDate.TryParse(text, out var date) ? Single(date) : null;
    }

    static int Int(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    static int Year(string digits, int thisYear)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        if (digits.Length == 4) return year;
        var century = thisYear / 100 * 100;
        return century + year > thisYear ? century - 100 + year : century + year;
    }

    [GeneratedRegex(
        @"(?<=[0-9])(?:T|\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|[+-][0-9]{2}:?[0-9]{2}|UTC|GMT)?$|\.0$")]
    private static partial Regex Time();

    [GeneratedRegex(
        @"^([0-9]{4}(?=\D+[0-9]{1,2}\D+[0-9]{1,2}$)|[0-9]{1,2}(?![0-9]))\s?[./\-\s]\s?([0-9]{1,2})\s?[./\-\s]\s?([0-9]{4}|[0-9]{1,2})\.?$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^((?:19|20)[0-9][0-9])(0[1-9]|1[0-2])([0-2][0-9]|3[01])$")]
    private static partial Regex Compact();

    [GeneratedRegex(@"^(?:(?<m>0?[1-9]|1[0-2])\s?[./-]\s?(?<y>(?:1|2)[0-9]{3})|(?<y>(?:1|2)[0-9]{3})\s?[./]\s?(?<m>0?[1-9]|1[0-2]))$")]
    private static partial Regex MonthAndYear();

    // 12 March 2009, 1er mars 2009, 12. März 2009, 12 de marzo de 2009, March 12, 2009, March 2009, Mar-09.
    [GeneratedRegex(
        @"^(?:\p{L}{2,10}\.?,?\s+(?=[0-9]))?(?:(?<d>[0-9]{1,2})(?:st|nd|rd|th|er|°|º|\.)?[\s\-/]*(?:de\s+|of\s+)?)?"
        + @"(?<month>\p{L}{3,10})\.?[\s,\-/]*(?:(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+))?(?:de[l]?\s+)?['’]?(?<y>[0-9]{4}|[0-9]{2})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[~≈\p{L}][\p{L}' ’.]{0,20}")]
    private static partial Regex Prefix();

    [GeneratedRegex(
        @"\s*(?:[–—]|→|\s-\s|(?<=[0-9]{4}\??)\s*-|^-"
        + @"|\s(?:to|until|till|bis|au|à|jusqu'à|jusqu'en|hasta|al|fino al|fino a|a)\s)\s*|(?<=^[0-9]{4})/(?=[0-9]{4}$)", RegexOptions.IgnoreCase)]
    private static partial Regex RangeSign();
}
