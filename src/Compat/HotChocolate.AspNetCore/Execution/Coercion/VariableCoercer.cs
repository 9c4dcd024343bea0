using System.Collections;
using System.Globalization;
using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Coercion;

/// <summary>Coerces the values of variables, given as JSON or as C# objects.</summary>
static class VariableCoercer
{
    /// <summary>Coerces all variables of an operation.</summary>
    /// <exception cref="GraphQLException">A value does not fit its type; only the first one in the order of declaration is reported.
    /// </exception>
    public static VariableValues Coerce(
        ISchema schema, IReadOnlyList<VariableDefinitionNode> definitions, IReadOnlyDictionary<string, object?>? given)
    {
        if (definitions.Count == 0)
            return VariableValues.Empty;
        var values = new Dictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            var name = definition.Variable.Name.Value;
            try
            {
                var type = TypeOf(schema, definition.Type);
                if (given is not null && given.TryGetValue(name, out var value))
                    values[name] = Value(value, type, Path.Root.Append(name));
                else if (definition.DefaultValue is { } literal
                    && LiteralCoercer.TryCoerce(literal, type, VariableValues.Empty, out var byDefault))
                    values[name] = byDefault;
                else if (type is NonNullType)
                    throw new CoercionException("it is required, but was not given") { IsNull = true };
            }
            catch (Exception error) when (error is CoercionException or GraphQLException or InvalidOperationException)
            {
                throw new GraphQLException(Error(definition, error));
            }
        }

        return new VariableValues(values);
    }

    // As in the original, an error inside a value has its path within the variable, and no code unless the value is null.
    static IError Error(VariableDefinitionNode definition, Exception error)
    {
        var name = definition.Variable.Name.Value;
        // The JSON reader cannot decode an unpaired surrogate.
        var reason = error is InvalidOperationException ? "it holds text that is not valid Unicode" : error.Message.TrimEnd('.');
        var builder = ErrorBuilder.New()
            .SetMessage($"Variable `${name}` of type `{definition.Type}` has no valid value: {reason}.");
        var (path, isNull) = error is CoercionException known ? (known.Path, known.IsNull) : (null, false);
        if (isNull)
            builder.SetCode(ErrorCodes.Execution.NonNullViolation);
        return isNull && path is null or { Length: 1 }
            ? builder.AddLocation(definition).SetExtension("variable", name).Build()
            : builder.SetPath(path ?? Path.Root.Append(name)).Build();
    }

    public static IType TypeOf(ISchema schema, ITypeNode node) => node switch
    {
        NonNullTypeNode nonNull => new NonNullType(TypeOf(schema, nonNull.Type)),
        ListTypeNode list => new ListType(TypeOf(schema, list.Type)),
        NamedTypeNode named when schema.TryGetType<INamedType>(named.Name.Value, out var type) => type,
        _ => throw new CoercionException($"the type {node} does not exist"),
    };

    static object? Value(object? value, IType type, Path path)
    {
        if (value is JsonElement { ValueKind: JsonValueKind.Null })
            value = null;
        if (value is null)
            return type is NonNullType
                ? throw new CoercionException($"`{Print(path)}` is null") { Path = path, IsNull = true }
                : null;
        return type.NullableType() switch
        {
            ListType list => List(value, list, path),
            InputObjectType input => InputObject(value, input, path),
            EnumType enumType => EnumValue(value, enumType, path),
            ScalarType scalar => Scalar(value, scalar, path),
            var other => throw new CoercionException($"{other} is not an input type") { Path = path },
        };
    }

    static object?[] List(object value, ListType list, Path path)
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
            : [.. items.Select((item, i) => Value(item, list.ElementType, path.Append(i)))];
    }

    static object InputObject(object value, InputObjectType type, Path path)
    {
        var given = value switch
        {
            JsonElement { ValueKind: JsonValueKind.Object } json =>
                json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, (object?)p.Value)),
            IReadOnlyDictionary<string, object?> fields => fields,
            _ => throw new CoercionException($"`{Print(path)}` has to be an object with the fields of {type}") { Path = path },
        };
        var values = new object?[type.Fields.Count];
        Array.Fill(values, InputObjectType.Missing);
        foreach (var (name, item) in given)
        {
            if (!type.Fields.TryGetField(name, out var field))
                throw new CoercionException($"`{Print(path)}.{TokenText.Shorten(name)}`: {type} has no such field") { Path = path };
            values[type.Fields.IndexOf(field)] = Value(item, field.Type, path.Append(name));
        }

        try
        {
            return InputObjectCoercer.Create(type, values, null);
        }
        catch (CoercionException wrong) when (wrong.Path is null)
        {
            throw new CoercionException(wrong.Message) { Path = path };
        }
    }

    static object EnumValue(object value, EnumType type, Path path)
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
            : throw new CoercionException($"`{Print(path)}` has to be one of {string.Join(", ", type.Values.Select(v => v.Name))}")
            {
                Path = path,
            };
    }

    static object? Scalar(object value, ScalarType scalar, Path path)
    {
        try
        {
            var literal = value is JsonElement json ? JsonLiteral.Read(json, scalar) : null;
            return literal is null ? scalar.Deserialize(value) : scalar.ParseLiteral(literal);
        }
        catch (Exception error) when (error is GraphQLException or FormatException or OverflowException or ArgumentException)
        {
            throw new CoercionException(
                error is GraphQLException ? $"`{Print(path)}`: {error.Message}" : $"`{Print(path)}` is not a value of {scalar}")
            {
                Path = path,
            };
        }
    }

    static string Print(Path path)
    {
        var segments = path.ToList();
        return segments[0] + string.Concat(segments.Skip(1).Select(segment => segment is int index
            ? string.Create(CultureInfo.InvariantCulture, $"[{index}]")
            : "." + segment));
    }
}
