using System.Globalization;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The scalar <c>Any</c>: any JSON value, as strings, numbers, booleans, lists and dictionaries.</summary>
public sealed class AnyType : ScalarType<object>
{
    public AnyType()
        : base("Any") => Description = "Any JSON value.";

    public override bool IsInstanceOfType(IValueNode valueSyntax) => true;

    public override object? ParseLiteral(IValueNode valueSyntax) => valueSyntax switch
    {
        StringValueNode node => node.Value,
        EnumValueNode node => node.Value,
        BooleanValueNode node => node.Value,
        IntValueNode node => long.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : node.ToDouble(),
        FloatValueNode node => node.ToDouble(),
        ListValueNode node => node.Items.Select(ParseLiteral).ToList(),
        ObjectValueNode node => node.Fields.ToDictionary(f => f.Name.Value, f => ParseLiteral(f.Value)),
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

    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);
}
