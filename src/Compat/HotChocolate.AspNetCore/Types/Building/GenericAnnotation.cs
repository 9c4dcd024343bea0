using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Distinguishes <c>T?</c> from <c>T</c> by the compiler's attributes, because the reflection API does not.</summary>
static class GenericAnnotation
{
    const byte Annotated = 2;

    public static bool IsNullable(MemberInfo member)
    {
        var attributes = member is MethodInfo method ? method.ReturnParameter.CustomAttributes : member.CustomAttributes;
        if (Flag(attributes, "NullableAttribute") is { } own)
            return own == Annotated;
        // The compiler writes the annotation that most members of a class share once, at the class.
        for (var scope = member is MethodInfo ? member : member.DeclaringType; scope is not null; scope = scope.DeclaringType)
        {
            if (Flag(scope.CustomAttributes, "NullableContextAttribute") is { } inherited)
                return inherited == Annotated;
        }

        return false;
    }

    static byte? Flag(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes
            .FirstOrDefault(a => a.AttributeType.FullName == "System.Runtime.CompilerServices." + name)?
            .ConstructorArguments[0].Value switch
        {
            byte flag => flag,
            IReadOnlyList<CustomAttributeTypedArgument> flags => flags[0].Value as byte?,
            _ => null,
        };
}
