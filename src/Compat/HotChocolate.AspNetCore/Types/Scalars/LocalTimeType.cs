using System.Globalization;

namespace HotChocolate.Types;

/// <summary>The scalar <c>LocalTime</c>.</summary>
public sealed class LocalTimeType()
    : TextScalarType<TimeOnly>("LocalTime", "A time of day without a time zone: HH:mm:ss.")
{
    protected override bool TryParse(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    protected override string Format(TimeOnly value) => value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
