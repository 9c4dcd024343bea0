using System.Collections;
using System.Globalization;
using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Coercion;

/// <summary>The values of variables, as they came in JSON or from C#.</summary>
static class VariableCoercer
{
    const int MostErrors = 100;

    /// <summary>All variables of an operation; an error for each that does not fit.</summary>
    public static VariableValues Coerce(
        ISchema schema,
        IReadOnlyList<VariableDefinitionNode> definitions,
        IReadOnlyDictionary<string, object?>? given,
        List<IError> errors)
    {
        if (definitions.Count == 0)
            return VariableValues.Empty;
        var values = new Dictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (errors.Count == MostErrors)
                break;
            var name = definition.Variable.Name.Value;
            try
            {
                var type = TypeOf(schema, definition.Type);
                if (given is not null && given.TryGetValue(name, out var value))
                    values[name] = Value(value, type, name);
                else if (definition.DefaultValue is { } literal
                    && LiteralCoercer.TryCoerce(literal, type, VariableValues.Empty, out var byDefault))
                    values[name] = byDefault;
                else if (type is NonNullType)
                    throw new CoercionException($"it is required, but was not given");
            }
            catch (Exception error) when (error is CoercionException or GraphQLException or InvalidOperationException)
            {
                // What the JSON reader cannot decode: half of a surrogate pair.
                var reason = error is InvalidOperationException ? "it holds text that is not valid Unicode" : error.Message.TrimEnd('.');
                errors.Add(ErrorBuilder.New()
                    .SetMessage($"Variable `${name}` of type `{definition.Type}` has no valid value: {reason}.")
                    .SetCode("INVALID_VARIABLE")
                    .AddLocation(definition)
                    .Build());
            }
        }

        return new VariableValues(values);
    }

    public static IType TypeOf(ISchema schema, ITypeNode node) => node switch
    {
        NonNullTypeNode nonNull => new NonNullType(TypeOf(schema, nonNull.Type)),
        ListTypeNode list => new ListType(TypeOf(schema, list.Type)),
        NamedTypeNode named when schema.TryGetType<INamedType>(named.Name.Value, out var type) => type,
        _ => throw new CoercionException($"the type {node} does not exist"),
    };

    static object? Value(object? value, IType type, string path)
    {
        if (value is JsonElement { ValueKind: JsonValueKind.Null })
            value = null;
        if (value is null)
            return type is NonNullType ? throw new CoercionException($"`{path}` is null") : null;
        return type.NullableType() switch
        {
            ListType list => List(value, list, path),
            InputObjectType input => InputObject(value, input, path),
            EnumType enumType => EnumValue(value, enumType, path),
            ScalarType scalar => Scalar(value, scalar, path),
            var other => throw new CoercionException($"{other} is no input type"),
        };
    }

    static object?[] List(object value, ListType list, string path)
    {
        var items = value switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } json => json.EnumerateArray().Select(i => (object?)i),
            JsonElement or string or IReadOnlyDictionary<string, object?> => null,
            IEnumerable sequence => sequence.Cast<object?>(),
            _ => null,
        };
        return items is null
            ? [Value(value, list.ElementType, path)]
            : [.. items.Select((item, i) => Value(item, list.ElementType, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]"))];
    }

    static object InputObject(object value, InputObjectType type, string path)
    {
        var given = value switch
        {
            JsonElement { ValueKind: JsonValueKind.Object } json =>
                json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, (object?)p.Value)),
            IReadOnlyDictionary<string, object?> fields => fields,
            _ => throw new CoercionException($"`{path}` has to be an object with the fields of {type}"),
        };
        var values = new object?[type.Fields.Count];
        Array.Fill(values, InputObjectType.Missing);
        foreach (var (name, item) in given)
        {
            if (!type.Fields.TryGetField(name, out var field))
                throw new CoercionException($"`{path}.{TokenText.Shorten(name)}`: {type} has no such field");
            values[type.Fields.IndexOf(field)] = Value(item, field.Type, $"{path}.{name}");
        }

        return InputObjectCoercer.Create(type, values, null);
    }

    static object EnumValue(object value, EnumType type, string path)
    {
        var name = value switch
        {
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
            string text => text,
            _ => null,
        };
        if (name is not null && type.TryGetValue(name, out var known))
            return known.Value;
        return type.TryGetByRuntimeValue(value, out known)
            ? known.Value
            : throw new CoercionException($"`{path}` has to be one of {string.Join(", ", type.Values.Select(v => v.Name))}");
    }

    static object? Scalar(object value, ScalarType scalar, string path)
    {
        try
        {
            var literal = value is JsonElement json ? JsonLiteral.Read(json, scalar) : null;
            return literal is null ? scalar.Deserialize(value) : scalar.ParseLiteral(literal);
        }
        catch (Exception error) when (error is GraphQLException or FormatException or OverflowException or ArgumentException)
        {
            throw new CoercionException(
                error is GraphQLException ? $"`{path}`: {error.Message}" : $"`{path}` is not a value of {scalar}");
        }
    }
}
