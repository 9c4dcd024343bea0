using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Coercion;

/// <summary>Creates the C# objects of input objects.</summary>
static class InputObjectCoercer
{
    public static object Create(InputObjectType type, ObjectValueNode literal, VariableValues variables)
    {
        var values = new object?[type.Fields.Count];
        Array.Fill(values, InputObjectType.Missing);
        foreach (var node in literal.Fields)
        {
            if (!type.Fields.TryGetField(node.Name.Value, out var field))
                throw new CoercionException($"{type} has no field `{node.Name.Value}`.", node);
            if (LiteralCoercer.TryCoerce(node.Value, field.Type, variables, out var value))
                values[type.Fields.IndexOf(field)] = value;
        }

        return Create(type, values, literal);
    }

    /// <param name="type">The input object type.</param>
    /// <param name="values">The coerced values of the fields that were given.</param>
    /// <param name="node">The literal, for the location of errors.</param>
    public static object Create(InputObjectType type, object?[] values, ISyntaxNode? node)
    {
        if (type.IsOneOf && (values.Count(v => v != InputObjectType.Missing) != 1 || values.Contains(null)))
            throw new CoercionException($"Exactly one field of {type} has to be given, and not as null.", node);
        for (var i = 0; i < values.Length; i++)
        {
            var field = type.Fields[i];
            if (values[i] != InputObjectType.Missing)
                values[i] = field.Convert(values[i]);
            else if (field.DefaultValue is not null)
                values[i] = field.Convert(Default(field));
            else if (field.Type is NonNullType)
                throw new CoercionException($"The field `{field.Name}` of {type} has to be given.", node);
        }

        return type.Create(values);
    }

    /// <summary>The coerced default of an argument or input field.</summary>
    public static object? Default(InputField field)
    {
        LiteralCoercer.TryCoerce(field.DefaultValue!, field.Type, VariableValues.Empty, out var value);
        return value;
    }
}
