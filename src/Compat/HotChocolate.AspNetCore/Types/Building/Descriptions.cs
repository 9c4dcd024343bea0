using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>What the schema says of a C# member: its attribute, or else its XML documentation.</summary>
internal sealed class Descriptions
{
    private readonly XmlDocumentation _documentation = new();

    public string? Of(Type type) => Given(type) ?? _documentation.Of(Nullable.GetUnderlyingType(type) ?? type);

    public string? Of(MemberInfo member) => Given(member) ?? member switch
    {
        PropertyInfo property => _documentation.Of(property),
        MethodInfo method => _documentation.Of(method),
        FieldInfo field => _documentation.Of(field),
        _ => null,
    };

    public string? Of(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description ?? _documentation.Of(parameter);

    public static string? Deprecation(MemberInfo member) =>
        member.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.DeprecationReason ?? Obsolete(member);

    public static string? Deprecation(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.DeprecationReason;

    private static string? Obsolete(MemberInfo member) =>
        member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete ? obsolete.Message ?? "No longer supported" : null;

    private static string? Given(MemberInfo member) =>
        member.GetCustomAttribute<GraphQLDescriptionAttribute>(inherit: member is not Type)?.Description;
}
