using System.Globalization;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The scalar <c>ID</c>: a string, which may also be written as an integer.</summary>
public sealed class IdType : ScalarType<string>
{
    public IdType()
        : base("ID") => Description =
            "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. "
            + "The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. "
            + "When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an "
                + "ID.";

    public override bool IsInstanceOfType(IValueNode valueSyntax) => valueSyntax is StringValueNode or IntValueNode or NullValueNode;

    public override object? ParseLiteral(IValueNode valueSyntax) => valueSyntax switch
    {
        NullValueNode => null,
        StringValueNode node => node.Value,
        IntValueNode node => node.Value,
        _ => throw CannotRepresent(valueSyntax),
    };

    public override IValueNode ParseValue(object? runtimeValue) =>
        Deserialize(runtimeValue) is string value ? new StringValueNode(value) : NullValueNode.Default;

    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

    public override bool TrySerialize(object? runtimeValue, out object? resultValue) => TryDeserialize(runtimeValue, out resultValue);

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = resultValue switch
        {
            string => resultValue,
            byte or short or int or long or Guid => Convert.ToString(resultValue, CultureInfo.InvariantCulture),
            _ => null,
        };
        return runtimeValue is not null || resultValue is null;
    }
}
