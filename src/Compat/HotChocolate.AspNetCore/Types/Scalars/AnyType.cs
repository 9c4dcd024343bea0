using System.Globalization;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The scalar <c>Any</c>: any JSON value, as strings, numbers, booleans, lists and dictionaries.</summary>
public sealed class AnyType : ScalarType<object>
{
    public AnyType()
        : base("Any") => Description = "Any JSON value.";

    public override bool IsInstanceOfType(IValueNode valueSyntax) => valueSyntax switch
    {
        IntValueNode node => double.IsFinite(node.ToDouble()),
        FloatValueNode node => double.IsFinite(node.ToDouble()),
        ListValueNode node => node.Items.All(IsInstanceOfType),
        ObjectValueNode node => node.Fields.All(f => IsInstanceOfType(f.Value)),
        _ => true,
    };

    public override object? ParseLiteral(IValueNode valueSyntax) => valueSyntax switch
    {
        StringValueNode node => node.Value,
        EnumValueNode node => node.Value,
        BooleanValueNode node => node.Value,
        IntValueNode node => long.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : Finite(node.ToDouble(), node),
        FloatValueNode node => Finite(node.ToDouble(), node),
        ListValueNode node => node.Items.Select(ParseLiteral).ToList(),
        ObjectValueNode node => Fields(node),
        _ => null,
    };

    public override IValueNode ParseValue(object? runtimeValue) => runtimeValue switch
    {
        null => NullValueNode.Default,
        string value => new StringValueNode(value),
        bool value => new BooleanValueNode(value),
        byte or short or int or long => new IntValueNode(Convert.ToInt64(runtimeValue, CultureInfo.InvariantCulture)),
        float or double or decimal => new FloatValueNode(Convert.ToDouble(runtimeValue, CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object?> value => new ObjectValueNode(
            [.. value.Select(f => new ObjectFieldNode(f.Key, ParseValue(f.Value)))]),
        System.Collections.IEnumerable value => new ListValueNode([.. value.Cast<object?>().Select(ParseValue)]),
        _ => throw new SerializationException($"{Name} cannot represent a value of type {runtimeValue.GetType().Name}.", this),
    };

    public override bool TrySerialize(object? runtimeValue, out object? resultValue)
    {
        resultValue = runtimeValue;
        return CanBeWritten(runtimeValue);
    }

    static bool CanBeWritten(object? value) => value switch
    {
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        string => true,
        IEnumerable<KeyValuePair<string, object?>> fields => fields.All(f => CanBeWritten(f.Value)),
        System.Collections.ICollection items => items.Cast<object?>().All(CanBeWritten),
        _ => true,
    };

    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

    // Duplicate names are already refused, both in documents and in requests; if one still occurs, the last value wins.
    Dictionary<string, object?> Fields(ObjectValueNode node)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in node.Fields)
            fields[field.Name.Value] = ParseLiteral(field.Value);
        return fields;
    }

    // JSON has no infinity, so such a value could not be written back.
    double Finite(double value, IValueNode node) =>
        double.IsFinite(value) ? value : throw CannotRepresent(node);
}
