using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Creates arguments from parameters, and input fields from properties.</summary>
sealed class ArgumentFactory(TypeRegistry registry, TypeShapeReader shapes, Descriptions descriptions)
{
    public InputField OfParameter(ParameterInfo parameter)
    {
        var where = $"The parameter `{parameter.Name}` of {parameter.Member.DeclaringType}.{parameter.Member.Name}";
        if (OptionalFields.Is(parameter.ParameterType))
            throw new SchemaException($"{where} is {parameter.ParameterType}: only properties of input objects can be.");
        var type = TypeOf(parameter.GetCustomAttribute<GraphQLTypeAttribute>(), shapes.Of(parameter), where);
        var name = NameRules.Check(Naming.Parameter(parameter), where);
        var field = new InputField(name, type, DefaultValues.Of(parameter, type, where))
        {
            Description = descriptions.Of(parameter),
            DeprecationReason = Descriptions.Deprecation(parameter),
            Convert = InputConverter.Create(parameter.ParameterType, type, where),
        };
        return InputRules.CheckDeprecation(field, where);
    }

    /// <param name="property">A property of an input class.</param>
    /// <param name="parameter">The constructor parameter that sets the property.</param>
    public InputField OfProperty(PropertyInfo property, ParameterInfo? parameter)
    {
        var where = $"{property.DeclaringType}.{property.Name}";
        var isOptional = OptionalFields.Is(property.PropertyType);
        var shape = shapes.Of(property, input: isOptional || property.SetMethod is not null);
        var type = TypeOf(property.GetCustomAttribute<GraphQLTypeAttribute>(), shape, where);
        var name = NameRules.Check(Naming.Property(property), where);
        var field = new InputField(name, type, DefaultValues.Of(property, parameter, type, where))
        {
            Description = descriptions.Of(property),
            DeprecationReason = Descriptions.Deprecation(property),
            Convert = OptionalFields.Wrap(
                property.PropertyType, InputConverter.Create(OptionalFields.Unwrap(property.PropertyType), type, where)),
        };
        if (isOptional && field.DefaultValue is not null)
            throw new SchemaException($"{where} is {property.PropertyType}, and has a default: then it is never absent.");
        return InputRules.CheckDeprecation(field, where);
    }

    IType TypeOf(GraphQLTypeAttribute? given, TypeShape shape, string where)
    {
        if (given is not null)
            return given.Type is not null
                ? registry.FromTypeArgument(given.Type, input: true)
                : registry.FromSyntax(given.TypeSyntax!, where, input: true);
        registry.CheckBound(shape.Innermost.Type, where);
        return shape.Wrap(registry.Input(shape.Innermost.Type));
    }
}
