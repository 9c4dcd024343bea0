using System.Globalization;

namespace HotChocolate.Language;

/// <summary>A number with a fraction or an exponent, stored as text.</summary>
public sealed class FloatValueNode(Location? location, string value) : IValueNode<string>
{
    public FloatValueNode(double value) : this(null, Format(value))
    {
    }

    public SyntaxKind Kind => SyntaxKind.FloatValue;

    public Location? Location { get; } = location;

    public string Value { get; } = value;

    object? IValueNode.Value => Value;

    /// <summary>Infinity if the number is out of range.</summary>
    public double ToDouble() => double.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <exception cref="OverflowException">The number is out of range.</exception>
    public decimal ToDecimal() => decimal.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    public override string ToString() => SyntaxPrinter.Print(this);

    static string Format(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "GraphQL has no literal for a number that is not finite.");
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        // "1" would be parsed as an integer; "1E+16" is parsed as a float.
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
