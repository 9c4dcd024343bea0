using System.Globalization;

namespace Map.Service.Freshness;

/// <summary>Why an entry is likely wrong, in words.</summary>
static class StaleReasons
{
    /// <param name="field">Which part of it.</param>
    /// <param name="known">When that was last known to be so.</param>
    /// <param name="likelihood">How likely it is wrong by now, 0 to 1.</param>
    /// <param name="years">After how many years, on average, such a field changes at such places.</param>
    /// <param name="seen">How many changes that rests on.</param>
    public static StaleReason Of(StaleField field, DateOnly known, double likelihood, double years, long seen)
    {
        var day = known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var often = years < 1.5 ? "about once a year or more often" : string.Create(CultureInfo.InvariantCulture, $"about every {years:0} years");
        var basis = seen == 0 ? $"That usually changes {often}" : $"At such places on this map that changes {often} ({seen} seen)";
        return new()
        {
            Field = field, KnownOn = day, Likelihood = likelihood, YearsBetweenChanges = years, ChangesSeen = seen,
            Text = string.Create(
                CultureInfo.InvariantCulture, $"{Subject(field)} last known on {day}. {basis}: {100 * likelihood:0} % likely to be wrong by now."),
        };
    }

    static string Subject(StaleField field) => field switch
    {
        StaleField.Status => "Whether it is open:",
        StaleField.Contacts => "How to reach it:",
        StaleField.OpeningHours => "Opening hours:",
        StaleField.Services => "What it offers:",
        StaleField.Whereabouts => "Where it is:",
        StaleField.Operators => "Who runs it:",
        StaleField.Capacity => "Whom it holds, and how many:",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "has no words."),
    };
}
