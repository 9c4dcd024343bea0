using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The scalar <c>JSON</c>: any JSON value, unchanged.</summary>
public sealed class JsonType : ScalarType<JsonElement>
{
    static readonly AnyType Any = new();

    public JsonType()
        : base("JSON", BindingBehavior.Implicit) => Description = "Any JSON value.";

    public override bool IsInstanceOfType(IValueNode valueSyntax) => Any.IsInstanceOfType(valueSyntax);

    public override object? ParseLiteral(IValueNode valueSyntax) =>
        valueSyntax is NullValueNode ? null : JsonSerializer.SerializeToElement(Any.ParseLiteral(valueSyntax));

    public override IValueNode ParseValue(object? runtimeValue) => runtimeValue switch
    {
        null => NullValueNode.Default,
        JsonElement json => Literal(json),
        _ => Any.ParseValue(runtimeValue),
    };

    public override IValueNode ParseResult(object? resultValue) => ParseValue(resultValue);

    static IValueNode Literal(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new StringValueNode(json.GetString()!),
        JsonValueKind.True or JsonValueKind.False => new BooleanValueNode(json.GetBoolean()),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? new IntValueNode(whole) : new FloatValueNode(json.GetDouble()),
        JsonValueKind.Array => new ListValueNode([.. json.EnumerateArray().Select(Literal)]),
        JsonValueKind.Object => new ObjectValueNode([.. json.EnumerateObject().Select(p => new ObjectFieldNode(p.Name, Literal(p.Value)))]),
        _ => NullValueNode.Default,
    };
}
