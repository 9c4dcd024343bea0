using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Finds the members of a C# class that are fields, in the order of declaration.</summary>
static class Members
{
    public static IReadOnlyList<MemberInfo> OfObject(Type type, bool includeStatic) => [.. Chain(type)
        .SelectMany(t => Declared(t, includeStatic))
        // A member that a derived class redeclares stays at the position of its first declaration.
        .GroupBy(m => (m.Name, Parameters(m)))
        .Select(g => g.Last())
        .Where(m => m is PropertyInfo p ? IsField(p) : m is MethodInfo method && IsField(method))];

    public static IEnumerable<PropertyInfo> OfInput(Type type) => Chain(type)
        .SelectMany(t => Declared(t, includeStatic: false))
        .OfType<PropertyInfo>()
        .GroupBy(p => p.Name)
        .Select(g => g.Last())
        .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && !IsIgnored(p));

    /// <summary>Default interface members, which classes need not implement.</summary>
    public static IEnumerable<MemberInfo> DefaultsOfInterface(Type type) =>
        Declared(type, includeStatic: false).Where(m => m switch
        {
            PropertyInfo property => property.GetMethod is { IsAbstract: false } && IsField(property),
            MethodInfo method => !method.IsAbstract && IsField(method),
            _ => false,
        });

    static IEnumerable<Type> Chain(Type type)
    {
        if (type.IsInterface)
            return [.. type.GetInterfaces().Reverse(), type];
        List<Type> chain = [];
        for (var t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
            chain.Insert(0, t);
        return chain;
    }

    static IEnumerable<MemberInfo> Declared(Type type, bool includeStatic)
    {
        var flags = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly | (includeStatic ? BindingFlags.Static : 0);
        // Properties are sorted by their getter, because reflection keeps the source order only among methods.
        return type.GetMembers(flags)
            .Where(m => m is PropertyInfo or MethodInfo)
            .OrderBy(m => m is PropertyInfo property ? property.GetMethod?.MetadataToken ?? int.MaxValue : m.MetadataToken);
    }

    static string Parameters(MemberInfo member) =>
        member is MethodInfo method ? string.Join(',', method.GetParameters().Select(p => p.ParameterType)) : "";

    static bool IsField(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && !IsIgnored(property);

    static bool IsField(MethodInfo method) =>
        !method.IsSpecialName
        && !method.IsGenericMethodDefinition
        && method.ReturnType != typeof(void) && method.ReturnType != typeof(Task) && method.ReturnType != typeof(ValueTask)
        && method.GetBaseDefinition().DeclaringType != typeof(object) && method.GetBaseDefinition().DeclaringType != typeof(ValueType)
        && method.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "GetType" or "PrintMembers" or "CompareTo")
        && method.Name[0] != '<'
        && !method.GetParameters().Any(p => p.ParameterType.IsByRef)
        && !IsIgnored(method);

    static bool IsIgnored(MemberInfo member) => member.IsDefined(typeof(GraphQLIgnoreAttribute));
}
