using System.Collections;
using System.Globalization;
using System.Reflection;
using HotChocolate.Language;

namespace HotChocolate.Types.Building;

/// <summary>The defaults of arguments and input fields, from attributes or from C# default values.</summary>
static class DefaultValues
{
    /// <summary>The default of a parameter. A C# default of null makes the argument optional, without a GraphQL default of null.</summary>
    public static IValueNode? Of(ParameterInfo parameter, IType type, string member)
    {
        if (parameter.GetCustomAttribute<DefaultValueSyntaxAttribute>()?.Syntax is { } syntax)
            return Utf8GraphQLParser.Syntax.ParseValueLiteral(syntax);
        if (parameter.GetCustomAttribute<DefaultValueAttribute>() is { } given)
            return Literal(given.Value, type, member);
        if (parameter is not { HasDefaultValue: true, DefaultValue: { } value })
            return null;
        // Reflection returns the default of a nullable enum as a number, which the original does not convert to an enum value.
        return Nullable.GetUnderlyingType(parameter.ParameterType) is { IsEnum: true }
            ? throw new SchemaException($"{member}: a nullable enum cannot have a C# default. Use [DefaultValueSyntax].")
            : Literal(value, type, member);
    }

    public static IValueNode? Of(PropertyInfo property, ParameterInfo? parameter, IType type, string member)
    {
        if (property.GetCustomAttribute<DefaultValueSyntaxAttribute>()?.Syntax is { } syntax)
            return Utf8GraphQLParser.Syntax.ParseValueLiteral(syntax);
        if (property.GetCustomAttribute<DefaultValueAttribute>() is { } given)
            return Literal(given.Value, type, member);
        return parameter is null ? null : Of(parameter, type, member);
    }

    static IValueNode Literal(object? value, IType type, string member)
    {
        if (value is null)
        {
            return type is NonNullType
                ? throw new SchemaException($"{member}: the default is null, but {type} has none. Give it another, or make it nullable.")
                : NullValueNode.Default;
        }

        switch (type.NullableType())
        {
            case ListType list when value is IEnumerable items and not string:
                return new ListValueNode([.. items.Cast<object?>().Select(i => Literal(i, list.ElementType, member))]);
            case ListType list:
                return Literal(value, list.ElementType, member);
            case EnumType enumType:
                return enumType.TryGetByRuntimeValue(value, out var known)
                    ? new EnumValueNode(known.Name)
                    : throw new SchemaException($"{member}: the default {value} is no value of {enumType}.");
            case ScalarType scalar when value is string text && scalar.IsInstanceOfType(new StringValueNode(text)):
                return new StringValueNode(text);
            case ScalarType scalar:
                try
                {
                    return scalar.ParseValue(
                        value.GetType() == scalar.RuntimeType || scalar.RuntimeType == typeof(object)
                            ? value
                            : Convert.ChangeType(value, scalar.RuntimeType, CultureInfo.InvariantCulture));
                }
                catch (Exception error) when (error is GraphQLException or InvalidCastException or OverflowException or FormatException)
                {
                    throw new SchemaException($"{member}: the default {value} is no value of {scalar}: {error.Message}");
                }

            default:
                throw new SchemaException(
                    $"{member}: a default of type {type} cannot be written in the schema; use null and fill it in the method.");
        }
    }
}
