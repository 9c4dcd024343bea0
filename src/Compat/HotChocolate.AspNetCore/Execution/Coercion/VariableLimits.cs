using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using HotChocolate.Execution.Options;
using HotChocolate.Language;

namespace HotChocolate.Execution.Coercion;

/// <summary>
/// How much the variables of a request may hold, looked at before any of them is read. Only those that came as JSON are a caller's, and
/// only those that the operation declares are read at all.
/// </summary>
sealed class VariableLimits(RequestParserOptions options)
{
    public const string Bytes = "HC_MAX_VARIABLE_BYTES";
    public const string Values = "HC_MAX_VARIABLE_VALUES";
    public const string Depth = "HC_MAX_VARIABLE_DEPTH";

    /// <summary>What is too much; null when nothing is.</summary>
    public IError? Exceeded(IReadOnlyList<VariableDefinitionNode> declared, IReadOnlyDictionary<string, object?>? given)
    {
        if (given is null)
            return null;
        var (bytes, values) = (0, 0);
        foreach (var variable in declared)
        {
            var name = variable.Variable.Name.Value;
            if (!given.TryGetValue(name, out var value) || value is not JsonElement json)
                continue;
            if (json.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.String))
                continue;
            var raw = JsonMarshal.GetRawUtf8Value(json);
            if ((bytes += raw.Length) > options.MaxAllowedVariableBytes)
                return Error(Bytes, $"The variables are more than {Number(options.MaxAllowedVariableBytes)} bytes of JSON", variable);
            if (json.ValueKind is JsonValueKind.String)
                continue;
            var reader = new Utf8JsonReader(raw);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject)
                    continue;
                if (++values > options.MaxAllowedVariableValues)
                    return Error(Values, $"The variables hold more than {Number(options.MaxAllowedVariableValues)} values", variable);
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject
                    && reader.CurrentDepth >= options.MaxAllowedVariableDepth)
                {
                    var what = $"Variable `${name}` has more than {options.MaxAllowedVariableDepth} lists and objects inside each other";
                    return Error(Depth, what, variable);
                }
            }
        }

        return null;
    }

    static IError Error(string code, string what, VariableDefinitionNode variable) =>
        ErrorBuilder.New().SetMessage(what + ", which is the most that is allowed.").SetCode(code).AddLocation(variable).Build();

    static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
