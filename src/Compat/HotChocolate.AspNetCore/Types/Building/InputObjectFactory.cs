using System.Linq.Expressions;
using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Compiles the creation of an input object's C# object: calls the constructor, then sets the other properties.</summary>
static class InputObjectFactory
{
    static readonly MethodInfo Read = typeof(InputObjectFactory).GetMethod(
        nameof(Value), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The constructor with the most parameters among those whose parameters all are properties.</summary>
    public static ConstructorInfo? Constructor(Type type, IReadOnlyList<PropertyInfo> properties) => type.GetConstructors()
        .Where(c => c.GetParameters().All(p => Property(p, properties) >= 0))
        .MaxBy(c => c.GetParameters().Length);

    public static ParameterInfo? Parameter(ConstructorInfo? constructor, PropertyInfo property) => constructor?.GetParameters()
        .FirstOrDefault(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase));

    public static Func<object?[], object> Compile(Type type, ConstructorInfo? constructor, IReadOnlyList<PropertyInfo> properties)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var made = Expression.Variable(type);
        List<Expression> body =
        [
            Expression.Assign(made, constructor is null
                ? Expression.New(type)
                : Expression.New(constructor, constructor.GetParameters().Select(p => Of(p.ParameterType, Property(p, properties), p)))),
        ];
        for (var i = 0; i < properties.Count; i++)
        {
            if (Parameter(constructor, properties[i]) is not null)
                continue;
            // A property without a value keeps the one from its initializer.
            body.Add(Expression.IfThen(
                Expression.ReferenceNotEqual(
                    Expression.ArrayIndex(values, Expression.Constant(i)), Expression.Constant(InputObjectType.Missing)),
                Expression.Assign(Expression.Property(made, properties[i]), Of(properties[i].PropertyType, i, null))));
        }

        body.Add(Expression.Convert(made, typeof(object)));
        return Expression.Lambda<Func<object?[], object>>(Expression.Block([made], body), values).Compile();

        Expression Of(Type valueType, int index, ParameterInfo? parameter) => Expression.Call(
            Read.MakeGenericMethod(valueType),
            Expression.ArrayIndex(values, Expression.Constant(index)),
            Expression.Constant(parameter is { HasDefaultValue: true } ? parameter.DefaultValue : null, typeof(object)));
    }

    static int Property(ParameterInfo parameter, IReadOnlyList<PropertyInfo> properties)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].PropertyType == parameter.ParameterType
                && string.Equals(properties[i].Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    static T Value<T>(object? value, object? byDefault) => value == InputObjectType.Missing
        ? byDefault is T known ? known : default!
        : value is T given ? given : default!;
}
