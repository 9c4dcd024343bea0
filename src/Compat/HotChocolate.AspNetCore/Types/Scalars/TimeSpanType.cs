using System.Xml;

namespace HotChocolate.Types;

/// <summary>The scalar <c>TimeSpan</c>.</summary>
public sealed class TimeSpanType() : TextScalarType<TimeSpan>("TimeSpan", "A duration as in ISO 8601: P1DT2H.")
{
    protected override bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return false;
        }
    }

    protected override string Format(TimeSpan value) => XmlConvert.ToString(value);
}
