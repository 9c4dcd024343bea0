using System.Globalization;

namespace HotChocolate.Types;

/// <summary>The scalar <c>LocalDate</c>.</summary>
public sealed class LocalDateType()
    : TextScalarType<DateOnly>(
        "LocalDate", "A date without a time zone: YYYY-MM-DD.", "https://scalars.graphql.org/andimarek/local-date.html")
{
    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    protected override string Format(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
