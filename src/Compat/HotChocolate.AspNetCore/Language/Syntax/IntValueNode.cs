using System.Globalization;

namespace HotChocolate.Language;

/// <summary>An integer of any size, stored as text; coercion decides whether it is in range.</summary>
public sealed class IntValueNode(Location? location, string value) : IValueNode<string>
{
    public IntValueNode(long value) : this(null, value.ToString(CultureInfo.InvariantCulture))
    {
    }

    public SyntaxKind Kind => SyntaxKind.IntValue;

    public Location? Location { get; } = location;

    public string Value { get; } = value;

    object? IValueNode.Value => Value;

    /// <exception cref="OverflowException">The number is out of range.</exception>
    public int ToInt32() => int.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToInt32"/>
    public long ToInt64() => long.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToInt32"/>
    public decimal ToDecimal() => decimal.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Infinity if the number is out of range.</summary>
    public double ToDouble() => double.Parse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public override string ToString() => SyntaxPrinter.Print(this);
}
