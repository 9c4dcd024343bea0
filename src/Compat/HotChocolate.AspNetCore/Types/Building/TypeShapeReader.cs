using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Reads the shapes of members and parameters from C#'s nullability annotations.</summary>
sealed class TypeShapeReader(Func<Type, bool> isScalar)
{
    readonly NullabilityInfoContext context = new();

    public TypeShape Of(PropertyInfo property, bool input)
    {
        var shape = Read(property.PropertyType, context.Create(property), input);
        return Generic(property, (property.DeclaringType!, d => ((PropertyInfo)d).PropertyType), shape);
    }

    public TypeShape OfReturn(MethodInfo method)
    {
        var shape = Read(method.ReturnType, context.Create(method.ReturnParameter), input: false);
        return Generic(method, (method.DeclaringType!, d => ((MethodInfo)d).ReturnType), shape);
    }

    public TypeShape Of(ParameterInfo parameter) => Read(parameter.ParameterType, context.Create(parameter), input: true);

    TypeShape Read(Type type, NullabilityInfo? info, bool input)
    {
        if (type.IsGenericType && (type.GetGenericTypeDefinition() is var definition)
            && (definition == typeof(Task<>) || definition == typeof(ValueTask<>)))
            return Read(type.GetGenericArguments()[0], Argument(info, 0), input);

        if (input && OptionalFields.Is(type))
            return Read(OptionalFields.Unwrap(type), Argument(info, 0), input);

        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Read(underlying, null, input) with { IsNullable = true };

        var nullable = !type.IsValueType && (input ? info?.WriteState : info?.ReadState) is not NullabilityState.NotNull;
        if (isScalar(type) || !TypeShape.TryGetElementType(type, out var element))
            return new TypeShape(type, nullable, null);
        if (type.IsArray)
            return new TypeShape(type, nullable, Read(element, info?.ElementType, input));
        // For a class derived from a list, C# keeps no nullability of the elements; non-null is the most likely intention.
        return type.IsGenericType && type.GetGenericArguments() is [var single] && single == element
            ? new TypeShape(type, nullable, Read(element, Argument(info, 0), input))
            : new TypeShape(
                type, nullable, Read(element, null, input) with { IsNullable = Nullable.GetUnderlyingType(element) is not null });
    }

    static NullabilityInfo? Argument(NullabilityInfo? info, int index) =>
        info?.GenericTypeArguments is { } arguments && index < arguments.Length ? arguments[index] : null;

    // The reflection API reports a plain T as nullable, because T may be a nullable type; but in Edge<Place> the place is non-null.
    static TypeShape Generic(MemberInfo member, (Type Declaring, Func<MemberInfo, Type> Type) of, TypeShape shape)
    {
        if (!of.Declaring.IsGenericType)
            return shape;
        var definition = of.Declaring.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(member);
        var type = of.Type(definition);
        if (type.IsGenericParameter)
            return shape with { IsNullable = IsNullableValue(shape) || GenericAnnotation.IsNullable(definition) };
        return shape.Element is not null && type.IsGenericType && type.GetGenericArguments() is [{ IsGenericParameter: true }]
            ? shape with { Element = shape.Element with { IsNullable = IsNullableValue(shape.Element) } }
            : shape;
    }

    static bool IsNullableValue(TypeShape shape) => shape.Type.IsValueType && shape.IsNullable;
}
