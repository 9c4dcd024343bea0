using System.Globalization;

namespace Map.Gateway.GraphQL.Scalars;

/// <summary>Days of the contract, YYYY-MM-DD.</summary>
static class Day
{
    /// <summary>Null for a text that is none, such as an empty one.</summary>
    public static DateOnly? From(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
