using System.Reflection;
using System.Text;

namespace HotChocolate.Types.Building;

/// <summary>Converts C# names to GraphQL names.</summary>
static class Naming
{
    public static string OutputType(Type type) => Given(type)
        ?? type.GetCustomAttribute<ObjectTypeAttribute>()?.Name
        ?? type.GetCustomAttribute<InterfaceTypeAttribute>()?.Name
        ?? type.GetCustomAttribute<UnionTypeAttribute>()?.Name
        ?? Plain(type);

    public static string InputType(Type type)
    {
        if (type.GetCustomAttribute<InputObjectTypeAttribute>()?.Name is { } given)
            return given;
        var name = Given(type) ?? Plain(type);
        return name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";
    }

    public static string Enum(Type type) => Given(type) ?? type.GetCustomAttribute<EnumTypeAttribute>()?.Name ?? Plain(type);

    public static string EnumValue(MemberInfo member) => Given(member) ?? UpperSnake(member.Name);

    public static string Property(PropertyInfo property) => Given(property) ?? CamelCase(property.Name);

    public static string Parameter(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? CamelCase(parameter.Name!);

    /// <summary>Removes the prefix <c>Get</c>, and the suffix <c>Async</c> if the method is asynchronous.</summary>
    public static string Method(MethodInfo method)
    {
        if (Given(method) is { } given)
            return given;
        var name = method.Name;
        if (name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && char.IsUpper(name[3]))
            name = name[3..];
        if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) && TypeShape.IsAsynchronous(method.ReturnType))
            name = name[..^5];
        return CamelCase(name);
    }

    /// <summary>Puts the first word in lower case: <c>Id</c>, <c>ID</c> and <c>IOStream</c> become id, id and ioStream.</summary>
    public static string CamelCase(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && char.IsLower(letters[i + 1]))
                break;
            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }

    /// <summary><c>TemporarilyClosed</c> becomes TEMPORARILY_CLOSED.</summary>
    public static string UpperSnake(string name)
    {
        if (!name.Any(char.IsLower))
            return name;
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    // A derived class does not inherit the name of its base class; an overriding member inherits the name of the overridden one.
    static string? Given(MemberInfo member) => member.GetCustomAttribute<GraphQLNameAttribute>(inherit: member is not Type)?.Name;

    static string Plain(Type type)
    {
        if (!type.IsGenericType)
            return type.Name;
        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return name + "Of" + string.Join("And", type.GetGenericArguments().Select(OutputType));
    }
}
