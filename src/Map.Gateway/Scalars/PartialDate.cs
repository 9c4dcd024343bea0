using System.Globalization;

namespace Map.Gateway.Scalars;

/// <summary>A date as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
public readonly record struct PartialDate
{
    static readonly string[] Formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    readonly string? text;

    PartialDate(string text, DateOnly firstDay)
    {
        this.text = text;
        FirstDay = firstDay;
    }

    /// <summary>The first day that it can mean.</summary>
    public DateOnly FirstDay { get; }

    public override string ToString() => text ?? "";

    public static bool TryParse(string? text, out PartialDate date)
    {
        var known = DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var firstDay);
        date = known ? new(text!, firstDay) : default;
        return known;
    }

    /// <summary>Reads a date that the service sent; null when it sent none.</summary>
    public static PartialDate? From(string? text) => TryParse(text, out var date) ? date : null;
}
