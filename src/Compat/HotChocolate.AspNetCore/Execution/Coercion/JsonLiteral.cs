using System.Globalization;
using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Coercion;

/// <summary>Converts JSON values to literals, so that scalars need to parse only literals.</summary>
static class JsonLiteral
{
    public static IValueNode Read(JsonElement json, ScalarType scalar) => json.ValueKind switch
    {
        JsonValueKind.String => new StringValueNode(json.GetString()!),
        JsonValueKind.True => new BooleanValueNode(true),
        JsonValueKind.False => new BooleanValueNode(false),
        JsonValueKind.Number => Number(json.GetRawText(), scalar),
        JsonValueKind.Array => new ListValueNode([.. json.EnumerateArray().Select(i => Read(i, scalar))]),
        JsonValueKind.Object =>
            new ObjectValueNode([.. json.EnumerateObject().Select(p => new ObjectFieldNode(p.Name, Read(p.Value, scalar)))]),
        _ => NullValueNode.Default,
    };

    static IValueNode Number(string text, ScalarType scalar)
    {
        if (text.AsSpan().IndexOfAny(".eE") < 0)
            return new IntValueNode(null, text);
        // JSON has only one number type: 1.0 is accepted as an integer.
        return scalar is IntType or LongType
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number)
                ? new IntValueNode(null, decimal.Truncate(number).ToString("F0", CultureInfo.InvariantCulture))
                : new FloatValueNode(null, text);
    }
}
