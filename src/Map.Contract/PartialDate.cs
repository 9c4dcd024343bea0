using System.Globalization;

namespace Map.Contract;

/// <summary>A date as precise as it is known: 2009, 2009-03 or 2009-03-18.</summary>
public readonly record struct PartialDate
{
    /// <summary>The allowed forms, for messages.</summary>
    public const string Allowed = "YYYY, YYYY-MM or YYYY-MM-DD, a day that exists";

    static readonly string[] Formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    readonly string? text;

    PartialDate(string text, DateOnly firstDay) => (this.text, FirstDay) = (text, firstDay);

    /// <summary>The first day that it can mean.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last day that it can mean.</summary>
    public DateOnly LastDay => text?.Length switch
    {
        4 => new DateOnly(FirstDay.Year, 12, 31),
        7 => new DateOnly(FirstDay.Year, FirstDay.Month, DateTime.DaysInMonth(FirstDay.Year, FirstDay.Month)),
        _ => FirstDay,
    };

    public override string ToString() => text ?? "";

    public static bool TryParse(string? text, out PartialDate date)
    {
        var known = DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var firstDay);
        date = known ? new(text!, firstDay) : default;
        return known;
    }

    /// <summary>The date in a message; null when there is none.</summary>
    public static PartialDate? From(string? text) => TryParse(text, out var date) ? date : null;
}
