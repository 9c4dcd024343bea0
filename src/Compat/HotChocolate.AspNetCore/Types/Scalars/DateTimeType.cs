using System.Globalization;
using System.Text.RegularExpressions;

namespace HotChocolate.Types;

/// <summary>The scalar <c>DateTime</c>.</summary>
public sealed partial class DateTimeType() : TextScalarType<DateTimeOffset>(
    "DateTime",
    "The `DateTime` scalar represents an ISO-8601 compliant date time type.",
    "https://www.graphql-scalars.com/date-time")
{
    public override bool TrySerialize(object? runtimeValue, out object? resultValue) =>
        base.TrySerialize(runtimeValue is DateTime value ? Offset(value) : runtimeValue, out resultValue);

    protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        return Rfc3339().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    protected override string Format(DateTimeOffset value) => value.Offset == TimeSpan.Zero
        ? value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
        : value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    // A time of unspecified kind is treated as UTC, so that the result does not depend on the server's time zone.
    static DateTimeOffset Offset(DateTime value) =>
        value.Kind is DateTimeKind.Unspecified ? new DateTimeOffset(value, TimeSpan.Zero) : new DateTimeOffset(value);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,7})?([Zz]|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
