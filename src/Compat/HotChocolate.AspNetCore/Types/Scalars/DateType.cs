using System.Globalization;

namespace HotChocolate.Types;

/// <summary>The scalar <c>Date</c>.</summary>
public sealed class DateType()
    : TextScalarType<DateOnly>("Date", "The `Date` scalar represents an ISO-8601 compliant date type.")
{
    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    protected override string Format(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
