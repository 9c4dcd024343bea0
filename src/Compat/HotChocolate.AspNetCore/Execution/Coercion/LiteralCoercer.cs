using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Coercion;

/// <summary>
/// Coerces literals: by the scalar's parser, to an enum's C# value, to the C# object of an input object, or to an array for a list.
/// The document must be valid. An error that depends on the values of variables is thrown as <see cref="CoercionException"/>.
/// </summary>
static class LiteralCoercer
{
    /// <summary>False for a variable without a value.</summary>
    public static bool TryCoerce(IValueNode literal, IType type, VariableValues variables, out object? value)
    {
        if (literal is VariableNode variable)
        {
            if (!variables.TryGet(variable.Name.Value, out value))
                return false;
            if (value is null && type is NonNullType)
                throw new CoercionException($"The variable `${variable.Name.Value}` is null where {type} is needed.", literal);
            // A variable of type T is allowed where a list of T is expected.
            if (value is not null and not object?[] && type.NullableType() is ListType list)
                value = WrapItem(value, list);
            return true;
        }

        value = Coerce(literal, type, variables);
        return true;
    }

    static object?[] WrapItem(object value, ListType list) =>
        [list.ElementType.NullableType() is ListType inner ? WrapItem(value, inner) : value];

    static object? Coerce(IValueNode literal, IType type, VariableValues variables)
    {
        if (literal is NullValueNode)
            return type is NonNullType ? throw new CoercionException($"null is not a value of {type}.", literal) : null;
        switch (type.NullableType())
        {
            case ListType list:
                return literal is ListValueNode node
                    ? [.. node.Items.Select(i => Item(i, list.ElementType, variables))]
                    : new[] { Item(literal, list.ElementType, variables) };
            case InputObjectType input:
                return InputObjectCoercer.Create(input, (ObjectValueNode)literal, variables);
            case EnumType enumType:
                return literal is EnumValueNode name && enumType.TryGetValue(name.Value, out var known)
                    ? known.Value
                    : throw new CoercionException($"{literal} is not a value of {type}.", literal);
            case ScalarType scalar and (AnyType or JsonType):
                return ParseScalar(scalar, VariableInliner.Inline(literal, variables));
            case ScalarType scalar:
                return ParseScalar(scalar, literal);
            default:
                throw new CoercionException($"{type} is not an input type.", literal);
        }
    }

    static object? Item(IValueNode literal, IType type, VariableValues variables)
    {
        if (TryCoerce(literal, type, variables, out var value))
            return value;
        return type is NonNullType
            ? throw new CoercionException($"The variable {literal} was not given where {type} is needed.", literal)
            : null;
    }

    static object? ParseScalar(ScalarType scalar, IValueNode literal)
    {
        try
        {
            return scalar.ParseLiteral(literal);
        }
        catch (Exception error) when (error is GraphQLException or FormatException or OverflowException or ArgumentException)
        {
            throw new CoercionException(error is GraphQLException ? error.Message : $"{literal} is not a value of {scalar}.", literal);
        }
    }
}
