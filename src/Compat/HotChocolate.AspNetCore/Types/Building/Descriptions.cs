using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>The description of a C# member: its attribute, or else its XML documentation.</summary>
sealed class Descriptions
{
    readonly XmlDocumentation documentation = new();

    public string? Of(Type type) => Given(type) ?? documentation.Of(Nullable.GetUnderlyingType(type) ?? type);

    public string? Of(MemberInfo member) => Given(member) ?? member switch
    {
        PropertyInfo property => documentation.Of(property),
        MethodInfo method => documentation.Of(method),
        FieldInfo field => documentation.Of(field),
        _ => null,
    };

    public string? Of(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? documentation.Of(parameter);

    public static string? Deprecation(MemberInfo member) =>
        member.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.DeprecationReason ?? Obsolete(member);

    public static string? Deprecation(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.DeprecationReason;

    static string? Obsolete(MemberInfo member) =>
        member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete ? obsolete.Message ?? "No longer supported" : null;

    static string? Given(MemberInfo member) =>
        member.GetCustomAttribute<GraphQLDescriptionAttribute>(inherit: member is not Type)?.Description;
}
