using System.Globalization;

namespace HotChocolate.Language;

/// <summary>A number with a fraction or an exponent; the text is kept.</summary>
public sealed class FloatValueNode(Location? location, string value) : IValueNode<string>
{
    public FloatValueNode(double value) : this(null, Format(value))
    {
    }

    public SyntaxKind Kind => SyntaxKind.FloatValue;

    public Location? Location { get; } = location;

    public string Value { get; } = value;

    object? IValueNode.Value => Value;

    /// <summary>Infinite when the number does not fit.</summary>
    public double ToDouble() => double.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <exception cref="OverflowException">The number does not fit.</exception>
    public decimal ToDecimal() => decimal.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    public override string ToString() => SyntaxPrinter.Print(this);

    static string Format(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "GraphQL has no literal for a number that is not finite.");
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        // "1" would be read back as an integer; "1E+16" is a float as it is.
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
