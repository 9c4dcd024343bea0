using System.Reflection;
using HotChocolate.CostAnalysis.Types;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types.Building;

/// <summary>Makes arguments from parameters, and input fields from properties.</summary>
sealed class ArgumentFactory(
    TypeRegistry registry, TypeShapeReader shapes, Descriptions descriptions, Func<string, string, bool> isTypeOf)
{
    public InputField OfParameter(ParameterInfo parameter)
    {
        var where = $"The parameter `{parameter.Name}` of {parameter.Member.DeclaringType}.{parameter.Member.Name}";
        var id = parameter.GetCustomAttribute<IDAttribute>();
        var type = TypeOf(parameter.GetCustomAttribute<GraphQLTypeAttribute>(), id, shapes.Of(parameter), where);
        var name = NameRules.Check(Naming.Parameter(parameter), where);
        var field = new InputField(name, type, DefaultValues.Of(parameter, type, where))
        {
            Description = descriptions.Of(parameter),
            DeprecationReason = Descriptions.Deprecation(parameter),
            Weight = parameter.GetCustomAttribute<CostAttribute>()?.Weight,
            Convert = InputConverter.Create(parameter.ParameterType, type, Reader(id), where),
        };
        return InputRules.CheckDeprecation(field, where);
    }

    /// <param name="property">A property of an input class.</param>
    /// <param name="parameter">The parameter of its constructor that sets the property.</param>
    public InputField OfProperty(PropertyInfo property, ParameterInfo? parameter)
    {
        var where = $"{property.DeclaringType}.{property.Name}";
        var id = property.GetCustomAttribute<IDAttribute>() ?? parameter?.GetCustomAttribute<IDAttribute>();
        var shape = shapes.Of(property, input: property.SetMethod is not null);
        var type = TypeOf(property.GetCustomAttribute<GraphQLTypeAttribute>(), id, shape, where);
        // What need not be given has to be allowed to be missing.
        var isOptional = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>);
        var name = NameRules.Check(Naming.Property(property), where);
        var field = new InputField(name, type, isOptional ? null : DefaultValues.Of(property, parameter, type, where))
        {
            Description = descriptions.Of(property),
            DeprecationReason = Descriptions.Deprecation(property),
            Weight = property.GetCustomAttribute<CostAttribute>()?.Weight,
            Convert = InputConverter.Create(property.PropertyType, type, Reader(id), where),
        };
        return InputRules.CheckDeprecation(field, where);
    }

    IType TypeOf(GraphQLTypeAttribute? given, IDAttribute? id, TypeShape shape, string where)
    {
        if (given is not null)
            return given.Type is not null
                ? registry.FromTypeArgument(given.Type, input: true)
                : registry.FromSyntax(given.TypeSyntax!, where, input: true);
        if (id is not null)
            return shape.Wrap(registry.Scalar<IdType>());
        registry.CheckBound(shape.Innermost.Type, where);
        return shape.Wrap(registry.Input(shape.Innermost.Type));
    }

    GlobalIdReader? Reader(IDAttribute? id)
    {
        if (id is null)
            return null;
        var name = GlobalIds.TypeName(id, registry);
        return new GlobalIdReader(name, isTypeOf);
    }
}
